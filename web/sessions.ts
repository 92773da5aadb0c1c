import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const MOST_TOKENS = 16;
const MOST_SESSIONS = 64;
const hash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/**
 * A token is good for one exchange against a cookie. Only hashes are kept, and they are what is looked up, so the time
 * a look-up takes says nothing about the secret. The cookie's name carries the port, since cookies ignore ports.
 */
export class Sessions {
  private readonly tokens = new Set<string>();
  private readonly cookies = new Set<string>();

  constructor(private readonly port: number) {}

  /** A fresh token; the oldest unused one gives way when there are many. */
  issueToken(): string {
    const token = randomBytes(32).toString('base64url');
    this.tokens.add(hash(token));
    forgetOldest(this.tokens, MOST_TOKENS);
    return token;
  }

  /** The `Set-Cookie` value, or null when the token was never issued or has been used. */
  exchange(token: string): string | null {
    if (!this.tokens.delete(hash(token))) return null;
    const cookie = randomBytes(32).toString('base64url');
    this.cookies.add(hash(cookie));
    forgetOldest(this.cookies, MOST_SESSIONS);
    return `${this.cookieName}=${cookie}; Path=/; HttpOnly; SameSite=Strict`;
  }

  holds(request: IncomingMessage): boolean {
    const prefix = `${this.cookieName}=`;
    return (request.headers.cookie ?? '')
      .split(';')
      .map((pair) => pair.trim())
      .filter((pair) => pair.startsWith(prefix))
      .some((pair) => this.cookies.has(hash(pair.slice(prefix.length))));
  }

  private get cookieName(): string {
    return `omnibus-${this.port}`;
  }
}

function forgetOldest(secrets: Set<string>, most: number): void {
  for (const oldest of secrets) {
    if (secrets.size <= most) return;
    secrets.delete(oldest);
  }
}
