import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AnswerValue } from '#core/answers/answer';
import type { HostApi } from '#core/contract/api';
import type { OperationName, SettingsInput } from '#core/contract/operations';
import { failure, type Result } from '#core/contract/result';
import type { AssessmentSession } from '../../renderer/assessment/assessment-session';
import { loadSession } from '../../renderer/assessment/load-session';
import { directHost } from '../contract/direct-host';

const SETTINGS: SettingsInput = {
  state: 'CH',
  exercise: { id: 'self-assessment-2026', title: 'Review 2026', mechanism: 'self-assessment' },
  languages: ['en'],
  instruments: ['UNTOC', 'TIP'],
  participation: { UNTOC: { standing: 'party' }, TIP: { standing: 'party' } },
  practice: false,
  assessmentDate: '2026-06-01',
};

/** A window of the app on one assessment, over the real services and a real data folder. */
export interface Window {
  readonly session: AssessmentSession;
  /** Enters and leaves the field. */
  writes(question: string, value: AnswerValue): Promise<void>;
  /** Enters and goes on typing: nothing is written yet. */
  types(question: string, value: AnswerValue): void;
  shows(question: string): AnswerValue | undefined;
  /** The program behind the window stops answering, and answers again. */
  loseHost(): void;
  findHost(): void;
  /** What the window sends arrives, and it hears no reply any more. Resolves when all that was sent has been worked off. */
  goDeaf(): () => Promise<void>;
  /** What the window sends arrives, and the connection is cut before the reply, as by a page that is reloaded. */
  loseReplies(): void;
  hearReplies(): void;
  /** How often the window has asked the program for this. */
  asked(operation: OperationName): number;
}

export interface Ministry {
  openWindow(): Promise<Window>;
  close(): Promise<void>;
}

export async function openMinistry(): Promise<Ministry> {
  const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-windows-'));
  const office = await directHost.open(folder);
  const created = await office.call('assessments.create', { settings: SETTINGS, by: { name: 'A. Official', role: 'focal point' } });
  if (!created.ok) throw new Error(created.error.code);
  const states = await office.call('content.states', {});
  if (!states.ok) throw new Error('the program does not describe itself');
  return {
    async openWindow() {
      let reachable = true;
      let deaf = false;
      let cut = false;
      const sent: Promise<unknown>[] = [];
      const names: string[] = [];
      const call = async (name: never, input: never): Promise<Result<never>> => {
        names.push(name);
        if (!reachable) return failure({ code: 'host-unreachable', params: {} });
        const reply = office.call(name, input);
        sent.push(reply);
        if (cut) return reply.then(() => failure({ code: 'host-unreachable', params: {} }));
        return deaf ? new Promise(() => undefined) : reply;
      };
      const opened = await loadSession(created.value.document.id, {
        api: { ...NO_FILES, call: call as HostApi['call'] },
        states: states.value,
        onSaved: () => undefined,
      });
      if (!opened.ok) throw new Error(opened.error.code);
      const session = opened.value;
      return {
        session,
        async writes(question, value) {
          session.edit(question, { standing: 'answered', value });
          await session.flush();
        },
        types: (question, value) => session.edit(question, { standing: 'answered', value }, true),
        shows: (question) => session.content(question)?.value,
        loseHost: () => {
          reachable = false;
        },
        findHost: () => {
          reachable = true;
        },
        goDeaf: () => {
          deaf = true;
          return async () => void (await Promise.all(sent));
        },
        loseReplies: () => {
          cut = true;
        },
        hearReplies: () => {
          cut = false;
        },
        asked: (operation) => names.filter((name) => name === operation).length,
      };
    },
    async close() {
      await office.close();
      await rm(folder, { recursive: true });
    },
  };
}

const NO_FILES: Omit<HostApi, 'call'> = {
  host: 'web',
  chooseFiles: async () => [],
  acceptFiles: async () => [],
  saveFile: async () => ({ saved: false }),
  openLink: async () => undefined,
  openedFiles: async () => [],
  onMenu: () => () => undefined,
};
