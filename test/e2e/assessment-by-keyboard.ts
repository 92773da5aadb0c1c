import { expect, type Locator, type Page } from '@playwright/test';
import type { Keyboard } from './keyboard';

/** One provision as the official answers it; a function goes on where the status alone is not enough. */
export interface ProvisionByKeyboard {
  readonly provision: string;
  readonly status: string;
  readonly then?: (official: OfficialAtKeyboard) => Promise<void>;
}

/** The official of a State who completes an assessment with the keyboard alone. */
export class OfficialAtKeyboard {
  constructor(
    readonly page: Page,
    readonly keyboard: Keyboard,
  ) {}

  async createsAssessment(form: { readonly state: string; readonly exercise: string; readonly instrument: string }): Promise<void> {
    const { page, keyboard } = this;
    await keyboard.activate(page.getByRole('button', { name: 'New assessment' }));
    await keyboard.find(page.getByRole('combobox', { name: 'State' }), form.state);
    await expect(page.getByRole('combobox', { name: 'State' })).toHaveValue(form.state);
    await keyboard.tick(page.getByRole('checkbox', { name: /This is a practice run/ }));
    await keyboard.type(page.getByRole('textbox', { name: /Name of the exercise/ }), form.exercise);
    await keyboard.choose(page.getByRole('radiogroup', { name: new RegExp(form.instrument) }), 'Party');
    await keyboard.activate(page.getByRole('button', { name: 'Create the assessment' }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\d/);
  }

  /** Goes to the next open provision with Alt and the arrow, and answers the status question. */
  async answers({ provision, status, then }: ProvisionByKeyboard): Promise<void> {
    await expect(this.title).toHaveText(provision);
    await this.keyboard.choose(this.statusQuestion, status);
    await then?.(this);
    await expect(this.state).toHaveText(/complete|not known|not applicable/);
  }

  async goesToNextOpen(): Promise<void> {
    const before = await this.title.innerText();
    await this.keyboard.press('Alt+ArrowRight');
    await expect(this.title).not.toHaveText(before);
    await expect(this.title).toBeFocused();
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get statusQuestion(): Locator {
    return this.page.locator('.question-status').getByRole('radiogroup');
  }

  /** Says how far the provision is. */
  get state(): Locator {
    return this.page.locator('.provision-facts .state-word');
  }

  field(name: string | RegExp): Locator {
    return this.page.getByRole('textbox', { name });
  }

  async writes(label: string | RegExp, text: string): Promise<void> {
    await this.keyboard.type(this.field(label), text);
  }

  /** "Not everything is a statute": a practice, a measure or the treaty itself as the basis. */
  async restsOn(basis: string): Promise<void> {
    await this.keyboard.tick(this.page.getByRole('checkbox', { name: basis }));
  }

  async ticksAllOf(group: string | RegExp, options: readonly string[]): Promise<void> {
    const boxes = this.page.getByRole('group', { name: group });
    for (const option of options) await this.keyboard.tick(boxes.getByRole('checkbox', { name: option, exact: true }));
  }

  async chooses(group: string | RegExp, option: string): Promise<void> {
    await this.keyboard.choose(this.page.getByRole('radiogroup', { name: group }), option);
  }

  /** Enters a law into the register of evidence and cites it at once. */
  async addsLaw(law: { readonly title: string; readonly article: string; readonly inForce: string }): Promise<void> {
    const { page, keyboard } = this;
    await keyboard.activate(page.getByRole('group', { name: /On which laws/ }).getByRole('button', { name: 'Add a law' }));
    const dialog = page.getByRole('dialog', { name: 'Add a law' });
    await keyboard.type(dialog.getByRole('textbox', { name: /Name of the law/ }), law.title);
    await keyboard.type(dialog.getByRole('textbox', { name: 'Article or section' }), law.article);
    await keyboard.select(dialog.getByRole('button', { name: /Stage/ }), 'in force');
    await keyboard.tabTo(dialog.getByRole('group', { name: 'In force since' }).getByRole('spinbutton').first());
    await page.keyboard.type(law.inForce);
    await keyboard.activate(dialog.getByRole('button', { name: 'Save and cite' }));
    await expect(dialog).toBeHidden();
    await expect(page.locator('.citation').filter({ hasText: law.title })).toBeVisible();
  }

  /** Cites what is in the register already. */
  async citesFromRegister(title: string): Promise<void> {
    const { page, keyboard } = this;
    await keyboard.activate(
      page.getByRole('group', { name: /On which laws/ }).getByRole('button', { name: 'Cite what is entered already' }),
    );
    const dialog = page.getByRole('dialog', { name: 'Cite from the register' });
    await keyboard.tick(dialog.getByRole('checkbox', { name: new RegExp(title) }));
    await keyboard.activate(dialog.getByRole('button', { name: 'Cite 1' }));
    await expect(page.locator('.citation').filter({ hasText: title })).toBeVisible();
  }

  async entersPenalty(penalty: { readonly offence: string; readonly minimum: string; readonly maximum: string }): Promise<void> {
    const { page, keyboard } = this;
    const penalties = page.getByRole('group', { name: 'Penalties', exact: true });
    await keyboard.activate(penalties.getByRole('button', { name: 'Add a row' }));
    const row = penalties.getByRole('group', { name: 'Row 1' });
    // The button stands after the new row.
    await keyboard.tabTo(row.getByRole('textbox', { name: /Offence/ }), 'backwards');
    await page.keyboard.type(penalty.offence);
    await keyboard.select(row.getByRole('button', { name: /Custody possible/ }), 'Yes');
    await keyboard.type(row.getByRole('textbox', { name: 'Minimum custody, in years', exact: true }), penalty.minimum);
    await keyboard.type(row.getByRole('textbox', { name: 'Maximum custody, in years', exact: true }), penalty.maximum);
    await keyboard.press('Tab');
  }

  /** Adds the year that is proposed and fills its column downwards. */
  async entersFigures(table: string | RegExp, figures: Readonly<Record<string, string>>): Promise<string> {
    const { page, keyboard } = this;
    const form = page.locator('.question-table').filter({ hasText: table });
    const year = await form.getByRole('textbox', { name: 'Year' }).inputValue();
    await keyboard.activate(form.getByRole('button', { name: 'Add this year' }));
    const cell = (row: string): Locator => form.getByRole('textbox', { name: `${row}, ${year}`, exact: true });
    const rows = Object.entries(figures);
    const [first] = rows;
    if (!first) return year;
    await keyboard.tabTo(cell(first[0]), 'backwards');
    const count = await form.locator('tbody tr').count();
    for (const [row, figure] of rows) {
      for (let step = 0; step < count && !(await isFocused(cell(row))); step++) await keyboard.press('ArrowDown');
      await page.keyboard.type(figure);
      await expect(cell(row)).toHaveValue(figure);
    }
    return year;
  }

  /** A line of the planned steps. */
  async plansStep(planned: { readonly step: string; readonly body: string; readonly stage: string }): Promise<void> {
    const { page, keyboard } = this;
    const steps = page.getByRole('group', { name: 'Steps', exact: true });
    await keyboard.activate(steps.getByRole('button', { name: 'Add a row' }));
    const row = steps.getByRole('group', { name: 'Row 1' });
    await keyboard.tabTo(row.getByRole('textbox', { name: /^Step/ }), 'backwards');
    await page.keyboard.type(planned.step);
    await keyboard.type(row.getByRole('textbox', { name: 'Responsible body' }), planned.body);
    await keyboard.select(row.getByRole('button', { name: /Stage/ }), planned.stage);
  }

  async goesTo(workspace: 'Start' | 'Complete' | 'Check' | 'Sign and send' | 'Secretariat' | 'Review'): Promise<void> {
    const { page, keyboard } = this;
    await keyboard.activate(page.getByRole('navigation', { name: 'Workspaces' }).getByRole('link', { name: workspace }), 'backwards');
  }
}

const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element === element.ownerDocument.activeElement);
