/*
 * Runs before the window's modules, and in browsers that know no modules: written in the oldest syntax there is. Where a
 * browser lacks what the window is built on, the sentences that wait in the page are shown in its place.
 */
(function () {
  var root = document.getElementById('root');
  var notice = document.getElementById('browser-notice');

  var style = window.CSS && window.CSS.supports;
  var needed = [
    'noModule' in document.createElement('script'),
    window.fetch,
    window.AbortController,
    window.ReadableStream && window.ReadableStream.prototype.getReader,
    window.BroadcastChannel,
    window.IntersectionObserver,
    window.ResizeObserver,
    window.WeakRef,
    window.crypto && window.crypto.randomUUID,
    window.Intl && window.Intl.PluralRules && window.Intl.ListFormat,
    Object.hasOwn,
    Array.prototype.at,
    Array.prototype.toSorted,
    String.prototype.replaceAll,
    'inert' in document.documentElement,
    style && style('inline-size', '1px') && style('inset-inline-start', '1px') && style('gap', '1px') && style('display', 'grid'),
  ];

  function show() {
    var own = notice.querySelector('[lang="' + (navigator.language || '').slice(0, 2) + '"]');
    if (own) notice.insertBefore(own, notice.firstChild);
    notice.hidden = false;
    // Without its place the window does not begin.
    if (root.parentNode) root.parentNode.removeChild(root);
  }

  for (var place = 0; place < needed.length; place += 1) if (!needed[place]) return show();

  // Syntax that this browser cannot read stops a script before its first line: nothing has been shown by then.
  window.addEventListener('error', function (event) {
    if (event.error instanceof SyntaxError && root.childNodes.length === 0) show();
  });
})();
