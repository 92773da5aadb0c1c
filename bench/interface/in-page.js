/**
 * Runs in the page before anything of it does, so it is plain JavaScript. What is measured ends when a frame with what was
 * waited for has been drawn: looked at once a frame, and told after that frame.
 */
(() => {
  const afterFrame = () =>
    new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(null);
    });
  const isSeen = ({ selector, text }) =>
    [...document.querySelectorAll(selector)].some((element) => element.getClientRects().length > 0 && element.textContent.includes(text));
  const drawn = (signs) =>
    new Promise((resolve) => {
      const look = () => (signs.every(isSeen) ? resolve(afterFrame()) : void requestAnimationFrame(look));
      requestAnimationFrame(look);
    });
  /** The letters too: a font begins to load when the first frame needs it. */
  const drawnInFonts = async (signs) => {
    const at = await drawn(signs);
    if (document.fonts.status === 'loaded') return at;
    await document.fonts.ready;
    return new Promise((resolve) => requestAnimationFrame(() => resolve(afterFrame())));
  };

  let pressed = 0;
  addEventListener('pointerdown', (event) => (pressed = event.timeStamp), true);
  let outcome;
  globalThis.benchDrawn = (signs) => drawnInFonts(signs);
  /** Begin before the press; ask `benchTook` after it for the milliseconds from the press to the frame. */
  globalThis.benchWatch = (signs) => {
    outcome = drawnInFonts(signs).then((at) => at - pressed);
  };
  globalThis.benchTook = () => outcome;

  const keys = [];
  const frameOf = ({ timeStamp }) =>
    new Promise((resolve) => requestAnimationFrame(() => resolve(afterFrame()))).then((at) => at - timeStamp);
  addEventListener('keydown', (event) => keys.push(frameOf(event)), true);
  /** Milliseconds from each keydown to its frame, since it was last asked. */
  globalThis.benchKeys = () => Promise.all(keys.splice(0));
})();
