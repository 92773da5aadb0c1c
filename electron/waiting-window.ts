import { BrowserWindow } from 'electron';
import type { Language } from '#core/questionnaire/wording';
import { ORIGIN, type MadeFile } from './app-protocol';
import { desktopWords } from './desktop-words';
import { SAFE_PREFERENCES } from './safe-preferences';
import page from './waiting/waiting.html?raw';
import script from './waiting/waiting.js?raw';
import style from './waiting/waiting.css?raw';

const PATH = '/waiting.html';

/**
 * Shown while the program that had the data folder last may still be alive: how long that can take, and a way to quit. It
 * has no preload and reaches nothing.
 */
export class WaitingWindow {
  private window: BrowserWindow | null = null;

  /** `made`: where the protocol looks for the files of the page. */
  constructor(
    private readonly made: Map<string, MadeFile>,
    private readonly language: Language,
  ) {}

  /** The page counts down by itself: only the first call shows anything. */
  show(milliseconds: number): void {
    if (this.window !== null) return;
    this.made.set(PATH, { text: pageIn(this.language, Math.ceil(milliseconds / 1_000)), mediaType: 'text/html; charset=utf-8' });
    this.made.set('/waiting.css', { text: style, mediaType: 'text/css; charset=utf-8' });
    this.made.set('/waiting.js', { text: script, mediaType: 'text/javascript; charset=utf-8' });
    const window = new BrowserWindow({
      width: 560,
      height: 340,
      show: false,
      title: 'Omnibus',
      webPreferences: { ...SAFE_PREFERENCES },
    });
    this.window = window;
    window.once('ready-to-show', () => window.show());
    // Closed by the user before it was there: that is no error.
    window.loadURL(`${ORIGIN}${PATH}`).catch(() => undefined);
  }

  end(): void {
    if (this.window !== null && !this.window.isDestroyed()) this.window.destroy();
    this.made.clear();
  }
}

function pageIn(language: Language, seconds: number): string {
  const words: Readonly<Record<string, string>> = {
    ...desktopWords(language),
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    seconds: String(seconds),
  };
  return page.replace(/\{(\w+)\}/g, (_place, name: string) => words[name] ?? '');
}
