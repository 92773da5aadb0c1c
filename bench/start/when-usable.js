/**
 * Runs in the page before anything of it does, so it is plain JavaScript. Writes down when the screen can first be used, by
 * the machine's clock: its heading is seen, nothing on it is still being loaded, each of its buttons is seen, works and takes
 * the keyboard's focus, and a frame of that has been drawn. Looked at once a frame, so that no way to and from the page is counted.
 */
(() => {
  const isSeen = (element) => element.getClientRects().length > 0;
  const takesFocus = (button) => {
    button.focus({ preventScroll: true });
    return document.activeElement === button;
  };
  const isUsable = () => {
    const heading = document.querySelector('main h1');
    const buttons = [...document.querySelectorAll('main button')];
    if (heading === null || buttons.length === 0 || document.querySelector('main .loading') !== null) return false;
    return isSeen(heading) && buttons.every((button) => isSeen(button) && !button.disabled && takesFocus(button));
  };
  const look = () => {
    if (!isUsable()) return void requestAnimationFrame(look);
    requestAnimationFrame(() => {
      const afterDrawing = new MessageChannel();
      afterDrawing.port1.onmessage = () => {
        globalThis.benchUsableAt = Date.now();
      };
      afterDrawing.port2.postMessage(null);
    });
  };
  requestAnimationFrame(look);
})();
