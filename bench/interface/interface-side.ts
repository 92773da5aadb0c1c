import type { Page } from '@playwright/test';
import type { Language } from '#core/questionnaire/wording';

/** An element that is seen and has the text in it. */
export interface Sign {
  readonly selector: string;
  readonly text: string;
}

/** One of the two programs: how it is run, and how a user finds the way in its page. */
export interface InterfaceSide {
  /** Arguments of Node; `dataFolder` may be written to. It prints its page's address. */
  readonly command: (dataFolder: string) => readonly string[];
  /** Put in the place of the data folder before each run. */
  readonly dataFolder?: string;
  /** What is added to the address. */
  readonly fragment?: string;
  /** The list of provisions and the first one's questions. */
  readonly firstScreen: readonly Sign[];
  readonly provisions: readonly {
    /** Its row in the list. */
    readonly row: string;
    readonly opened: readonly Sign[];
  }[];
  /** A long text field of the provision that was opened last. */
  readonly textField: string;
  readonly languages: readonly {
    readonly language: Language;
    /** What comes before the press that is measured. */
    readonly prepare?: (page: Page) => Promise<void>;
    readonly choose: (page: Page) => Promise<void>;
    readonly chosen: readonly Sign[];
  }[];
}
