import { app, session } from 'electron';

const OWN_SCHEMES = ['app:', 'blob:', 'data:', 'devtools:'];

/** For every page that may ever come to be in this program, ours or not. Call before the app is ready. */
export function lockDownPages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** No permission, no device, no spell-checking service, no request but to ourselves. Call when the app is ready. */
export function lockDownSession(): void {
  const ours = session.defaultSession;
  ours.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  ours.setPermissionCheckHandler(() => false);
  ours.setDevicePermissionHandler(() => false);
  ours.setSpellCheckerEnabled(false);
  ours.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !OWN_SCHEMES.some((scheme) => details.url.startsWith(scheme)) }));
  ours.on('will-download', (event) => event.preventDefault());
}
