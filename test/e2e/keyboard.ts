import { expect, type Locator, type Page } from '@playwright/test';

/** More than the longest way through a screen: the list, the filters and a provision with a large table. */
const FARTHEST = 160;

/** A person without a mouse: everything is reached with Tab, arrows, letters, Space and Enter. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Presses Tab (backwards: Shift+Tab) until the element has the focus; fails where it is not on the way. */
  async tabTo(target: Locator, way: 'forwards' | 'backwards' = 'forwards'): Promise<void> {
    await expect(target).toHaveCount(1);
    const key = way === 'forwards' ? 'Tab' : 'Shift+Tab';
    const passed: string[] = [];
    for (let pressed = 0; pressed < FARTHEST; pressed++) {
      if (await hasFocus(target)) return;
      await this.page.keyboard.press(key);
      passed.push(await this.focused());
    }
    throw new Error(`${target.toString()} cannot be reached with ${key}; passed: ${passed.slice(-20).join(' | ')}`);
  }

  /** Reaches a button or link and presses it. */
  async activate(target: Locator, way?: 'forwards' | 'backwards'): Promise<void> {
    await this.tabTo(target, way);
    await this.press('Enter');
  }

  /** Reaches a checkbox and sets it. */
  async tick(target: Locator): Promise<void> {
    await this.tabTo(target);
    await this.press('Space');
    await expect(target).toBeChecked();
  }

  /** Reaches a group of radio buttons, which is one stop of Tab, and goes to one of them with the arrows. */
  async choose(group: Locator, option: string): Promise<void> {
    const radios = group.getByRole('radio');
    const wanted = group.getByRole('radio', { name: option, exact: true });
    await expect(wanted).toHaveCount(1);
    for (let pressed = 0; !(await isWithin(group, 'radio')); pressed++) {
      if (pressed === FARTHEST) throw new Error(`the choices of ${group.toString()} cannot be reached with Tab`);
      await this.press('Tab');
    }
    const steps = await radios.count();
    for (let step = 0; step < steps && !(await hasFocus(wanted)); step++) await this.press('ArrowDown');
    if (!(await wanted.isChecked())) await this.press('Space');
    await expect(wanted).toBeChecked();
  }

  /** Opens a list and goes to a choice by typing its first letters. */
  async select(list: Locator, option: string): Promise<void> {
    await this.activate(list);
    const wanted = this.page.getByRole('option', { name: option, exact: true });
    await expect(wanted).toBeVisible();
    const count = await this.page.getByRole('option').count();
    for (let step = 0; step < count && !(await hasFocus(wanted)); step++) await this.press('ArrowDown');
    await this.press('Enter');
    await expect(wanted).toBeHidden();
  }

  /** Reaches a field and types into it. */
  async type(field: Locator, text: string): Promise<void> {
    await this.tabTo(field);
    await this.page.keyboard.type(text);
  }

  /** Types into a field with a list, and takes the first of what it offers for that. */
  async find(field: Locator, text: string): Promise<void> {
    await this.type(field, text);
    await expect(this.page.getByRole('option').first()).toContainText(text, { ignoreCase: true });
    await this.press('ArrowDown');
    await expect(field).toHaveAttribute('aria-activedescendant', /./);
    await this.press('Enter');
    await expect(this.page.getByRole('option')).toHaveCount(0);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** What has the focus, for a message. */
  private focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      return element
        ? `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 40)}”`
        : 'nothing';
    });
  }
}

/** While a list is open over the page, what is behind it is not there. */
const hasFocus = async (target: Locator): Promise<boolean> =>
  (await target.count()) === 1 && target.evaluate((element) => element === element.ownerDocument.activeElement);

const isWithin = (group: Locator, type: string): Promise<boolean> =>
  group.evaluate((element, wanted) => {
    const active = element.ownerDocument.activeElement;
    return active instanceof HTMLInputElement && active.type === wanted && element.contains(active);
  }, type);
