/**
 * What the page may do, in whichever host it is shown: nothing runs, loads or is sent but from and to this program.
 * `blob:` and `data:` are pictures that the page makes itself. Every host sends it with every answer.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
