import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserWindow, Display, Rectangle } from 'electron';

export interface WindowState {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

/** So much of the window must lie on a screen for the user to be able to take hold of it. */
const LEAST_SEEN = 100;
const LEAST_WIDTH = 480;
const LEAST_HEIGHT = 400;

/** Where the window was when it was closed last; null when that is not known, not readable, or on no screen that is there now. */
export function readWindowState(file: string, displays: readonly Pick<Display, 'workArea'>[]): WindowState | null {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
  if (!isState(found)) return null;
  const { bounds } = found;
  return displays.some(({ workArea }) => isWithinReach(bounds, workArea)) ? found : null;
}

function isWithinReach(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const titleIsSeen = bounds.y >= area.y && bounds.y <= area.y + area.height - LEAST_SEEN;
  return width >= LEAST_SEEN && titleIsSeen;
}

function isState(value: unknown): value is WindowState {
  if (typeof value !== 'object' || value === null || !('bounds' in value) || !('maximized' in value)) return false;
  const { bounds, maximized } = value;
  if (typeof maximized !== 'boolean' || typeof bounds !== 'object' || bounds === null) return false;
  const { x, y, width, height } = bounds as Record<string, unknown>;
  const areNumbers = [x, y, width, height].every((each) => Number.isInteger(each));
  return areNumbers && Number(width) >= LEAST_WIDTH && Number(height) >= LEAST_HEIGHT;
}

/** Writes it when the window closes. That it cannot be written matters to nobody: the next window opens as the first did. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(file, JSON.stringify(state));
    } catch {
      return;
    }
  });
}
