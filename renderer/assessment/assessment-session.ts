import type { Person } from '#core/answers/answer';
import { applyChanges, type Change } from '#core/answers/change';
import { provisionOf } from '#core/answers/clearance';
import type { AssessmentDocument, SettingsRecord } from '#core/answers/document';
import type { HostApi } from '#core/contract/api';
import type { AppErrorBody } from '#core/contract/errors';
import type { Input, OpenedAssessment, OperationName, Output, RevisionBegun, Saved } from '#core/contract/operations';
import type { Result } from '#core/contract/result';
import type { AnswerContent, LiveAssessment } from '#core/engine/live-assessment';
import type { Questionnaire } from '#core/questionnaire/definition';
import type { FactValue } from '#core/questionnaire/facts';
import { PendingAnswers, type AnswerWrite } from './pending-answers';
import type { AnswerConflict, SaveState } from './save-state';

/** Operations that write to an assessment and answer with what is now on disk. */
type WritingOperation = { [N in OperationName]: Output<N> extends Saved | { readonly saved: Saved } ? N : never }[OperationName];

export interface AssessmentSnapshot {
  readonly document: AssessmentDocument;
  readonly access: OpenedAssessment['access'];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What was sealed last has been changed since. */
  readonly begun?: RevisionBegun;
  readonly save: SaveState;
  readonly conflicts: readonly AnswerConflict[];
  /** Grows with every change, the engine's included. */
  readonly version: number;
}

type RecordedAnswer = Input<'answers.record'>['writes'][number];

const savedOf = (value: Saved | { readonly saved: Saved }): Saved => ('saved' in value ? value.saved : value);

interface SessionParts {
  readonly api: HostApi;
  readonly opened: OpenedAssessment;
  readonly questionnaire: Questionnaire;
  readonly live: LiveAssessment;
  readonly factsOf: (settings: SettingsRecord) => Iterable<readonly [string, FactValue]>;
  /** Tells other windows on the same assessment that there is something new. */
  readonly onSaved: () => void;
}

/** An answer entered here that is not on disk. */
export interface UnsavedAnswer {
  readonly question: string;
  readonly content: AnswerContent;
}

const TYPING_PAUSE = 600;
const RETRY_AFTER = 8_000;
const WRITES_AT_ONCE = 200;
/** Calls that a page which is closed may leave behind. */
const MOST_ALONE = 20;

/**
 * One assessment in this window: what is on disk, what is not yet, and the live engine over both. The engine answers
 * at once; the disk follows. Nothing entered is ever dropped: a failed write waits and is tried again, a conflict keeps
 * both sides until the user has chosen.
 */
export class AssessmentSession {
  readonly id: string;
  readonly live: LiveAssessment;
  readonly questionnaire: Questionnaire;
  readonly notices: OpenedAssessment['notices'];
  /** The edition of the questionnaire that this session is over; another one needs another session. */
  readonly edition: string | undefined;
  /** It is not the installed one. */
  readonly olderEdition: boolean;
  /** Who writes from this window. */
  person: Person = { name: '', role: '' };
  private snapshot: AssessmentSnapshot;
  private seq: number;
  private readonly pending = new PendingAnswers();
  private readonly listeners = new Set<() => void>();
  private readonly known: ReadonlySet<string>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn: Promise<void> = Promise.resolve();
  /** The look for news that waits for its turn: a slow program is not asked the same over and over before it hears a write. */
  private looking: Promise<void> | undefined;

  constructor(private readonly parts: SessionParts) {
    const { opened, questionnaire, live } = parts;
    this.id = opened.document.id;
    this.live = live;
    this.questionnaire = questionnaire;
    this.notices = opened.notices;
    this.edition = opened.document.settings['assessment']?.edition;
    this.olderEdition = opened.olderEdition === true;
    this.seq = opened.seq;
    this.known = new Set(questionnaire.questions.map((question) => question.id));
    this.snapshot = {
      document: opened.document,
      access: opened.access,
      canUndo: opened.canUndo,
      canRedo: opened.canRedo,
      begun: opened.begun,
      save: { kind: 'unchanged' },
      conflicts: [],
      version: 0,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): AssessmentSnapshot => this.snapshot;

  get hasUnsaved(): boolean {
    return !this.pending.isEmpty || this.snapshot.conflicts.length > 0;
  }

  /** What is in this window and not on disk, by question. */
  unsaved(): readonly UnsavedAnswer[] {
    const conflicts = this.snapshot.conflicts.map(({ question, mine }) => ({ question, content: mine }));
    return [...this.pending.all(), ...conflicts];
  }

  /** What the screen shows for a question: what was entered here last, else what is on disk. */
  content(question: string): AnswerContent | undefined {
    const mine = this.pending.content(question) ?? this.snapshot.conflicts.find((conflict) => conflict.question === question)?.mine;
    return mine ?? this.snapshot.document.answers[question];
  }

  /**
   * Takes an answer; `soon` waits for a pause in typing, otherwise it is written at once. `unseen`: what is on disk was not
   * shown to whoever entered it, so that the two are a conflict and the later does not silently win.
   */
  edit(question: string, content: AnswerContent, soon = false, basis: 'seen' | 'unseen' = 'seen'): void {
    if (this.snapshot.access !== 'full') return;
    this.live.set(question, content.standing === 'unanswered' ? undefined : content);
    const conflict = this.snapshot.conflicts.some((each) => each.question === question);
    if (conflict) {
      this.show({ conflicts: this.snapshot.conflicts.map((each) => (each.question === question ? { question, mine: content } : each)) });
      return;
    }
    this.pending.put(question, content, basis === 'seen' ? this.revisionOf(question) : 0);
    this.show(this.snapshot.save.kind === 'failed' ? {} : { save: { kind: 'waiting' } });
    if (soon) this.later(TYPING_PAUSE);
    else void this.flush();
  }

  /** Writes what waits. Resolves when nothing is on its way any more; a failure shows in `save`. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    return this.inTurn(() => this.writePending());
  }

  /**
   * The page is going. What waits is sent at once and out of turn, because no reply to what is on its way will be heard
   * any more; each answer by itself, so that one refused takes no other with it. Nothing leaves the queue: should the page
   * stay after all, it is written again.
   */
  leave(): void {
    const writes = this.pending.ahead();
    for (const batch of writes.length > MOST_ALONE ? [writes] : writes.map((write) => [write])) void this.record(batch);
  }

  undo(): Promise<Result<Saved>> {
    return this.travel('history.undo');
  }

  redo(): Promise<Result<Saved>> {
    return this.travel('history.redo');
  }

  /**
   * Any other write: evidence, comments, explanations, settings. `assessment` and `by` are filled in here; the changes
   * are in the document when it resolves.
   */
  async write<N extends WritingOperation>(name: N, input: Omit<Input<N>, 'assessment' | 'by'>): Promise<Result<Output<N>>> {
    let outcome: Result<Output<N>> | undefined;
    await this.inTurn(async () => {
      outcome = await this.parts.api.call(name, { ...input, assessment: this.id, by: this.person } as Input<N>);
      if (outcome.ok) await this.take(savedOf(outcome.value as Saved | { readonly saved: Saved }));
      else if (outcome.error.code === 'conflict') await this.readNews();
    });
    return outcome!;
  }

  /** Takes in what other windows and commands have written since. Who asks before a look has begun shares that look. */
  refresh(): Promise<void> {
    this.looking ??= this.inTurn(() => {
      this.looking = undefined;
      return this.readNews();
    });
    return this.looking;
  }

  /** Ends a conflict: `mine` is written over what the other wrote, `theirs` drops what was typed here. */
  resolve(question: string, choice: 'mine' | 'theirs'): void {
    const conflict = this.snapshot.conflicts.find((each) => each.question === question);
    if (!conflict) return;
    this.show({ conflicts: this.snapshot.conflicts.filter((each) => each !== conflict) });
    if (choice === 'mine') this.edit(question, conflict.mine);
    else this.setLive(question);
    this.show({});
  }

  /** Ends the session. What is returned has not been written, and is not tried again here. */
  giveUp(): readonly UnsavedAnswer[] {
    clearTimeout(this.timer);
    return this.unsaved();
  }

  /**
   * Takes what an earlier session could not write. It was entered without a look at what is on disk now, so that where there
   * is something the user chooses. False where nothing may be written; questions that are asked no longer are left out.
   */
  takeOver(answers: readonly UnsavedAnswer[]): boolean {
    if (this.snapshot.access !== 'full') return false;
    for (const { question, content } of answers) if (this.known.has(question)) this.edit(question, content, true, 'unseen');
    void this.flush();
    return true;
  }

  private revisionOf(question: string): number {
    return this.snapshot.document.answers[question]?.revision ?? 0;
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), milliseconds);
  }

  /** One call at a time, in the order asked for, so that revisions follow each other. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work, work);
    return this.turn;
  }

  private async writePending(): Promise<void> {
    while (this.pending.hasWaiting) {
      const writes = this.pending.takeAll(WRITES_AT_ONCE);
      this.show({ save: { kind: 'saving' } });
      const result = await this.record(writes);
      if (result.ok) {
        this.pending.arrived(revisionsIn(result.value.changes));
        await this.take(result.value);
      } else {
        if (result.error.code === 'host-unreachable') this.pending.comeBackUnheard();
        else this.pending.comeBack();
        const refused = refusedBy(result.error, writes);
        if (!refused) return this.waitAfter(result.error);
        await this.keepBoth(refused);
      }
    }
  }

  private record(writes: readonly AnswerWrite[]): Promise<Result<Saved>> {
    return this.parts.api.call('answers.record', {
      assessment: this.id,
      by: this.person,
      writes: writes.map(({ question, base, content, sent }) => ({
        question,
        base,
        ...written(content),
        ...(sent.length > 0 && { sent: sent.map(written) }),
      })),
    });
  }

  private waitAfter(error: AppErrorBody): void {
    this.show({ save: { kind: 'failed', error } });
    this.later(RETRY_AFTER);
  }

  /** The refused answer leaves the queue and waits for the user's choice; the others are written. */
  private async keepBoth(refused: readonly string[]): Promise<void> {
    const conflicts = refused.map((id) => ({ question: id, mine: this.pending.content(id) ?? { standing: 'unanswered' as const } }));
    // Shown before they leave the queue: at no moment does what was typed stand in neither.
    this.show({ conflicts: [...this.snapshot.conflicts, ...conflicts] });
    for (const id of refused) this.pending.drop(id);
    await this.readNews();
    this.show({ save: { kind: 'waiting' } });
  }

  private async travel(name: 'history.undo' | 'history.redo'): Promise<Result<Saved>> {
    await this.flush();
    return this.write(name, {});
  }

  /** `saved` is the next step after what we have; where others have written in between, or had written the same, all is read. */
  private async take(saved: Saved): Promise<void> {
    if (saved.seq <= this.seq || (saved.seq === this.seq + 1 && saved.changes.length > 0)) this.apply(saved);
    else await this.readNews();
    this.show({ save: { kind: 'saved', at: saved.at }, canUndo: saved.canUndo, canRedo: saved.canRedo, begun: saved.begun });
    this.parts.onSaved();
  }

  private async readNews(): Promise<void> {
    const result = await this.parts.api.call('assessments.changesSince', { assessment: this.id, seq: this.seq });
    if (!result.ok || result.value.seq <= this.seq) return;
    this.apply(result.value);
    this.show({ canUndo: result.value.canUndo, canRedo: result.value.canRedo, begun: result.value.begun });
  }

  private apply(saved: Saved): void {
    if (saved.seq <= this.seq) return;
    this.seq = saved.seq;
    this.show({ document: applyChanges(this.snapshot.document, saved.changes) });
    for (const change of saved.changes) this.followChange(change);
    this.show({});
  }

  private followChange({ collection, key, after }: Change): void {
    if (collection === 'answers') this.setLive(key);
    else if (collection === 'evidence') this.live.setEvidence(key, after ?? undefined);
    else if (collection === 'settings' && after) for (const [fact, value] of this.parts.factsOf(after)) this.live.setFact(fact, value);
  }

  private setLive(question: string): void {
    if (!this.known.has(question)) return;
    const content = this.content(question);
    this.live.set(question, content?.standing === 'unanswered' ? undefined : content);
  }

  private show(change: Partial<AssessmentSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change, version: this.snapshot.version + 1 };
    for (const listener of this.listeners) listener();
  }
}

/** The answers that somebody else was first with, or that belong to a provision cleared meanwhile; undefined for other stops. */
function refusedBy({ code, params }: AppErrorBody, writes: readonly AnswerWrite[]): readonly string[] | undefined {
  if (code !== 'conflict' && code !== 'cleared') return undefined;
  const questions = writes.map(({ question }) => question);
  const refused = questions.filter((id) => (code === 'conflict' ? id === params['id'] : provisionOf(id) === params['provision']));
  return refused.length > 0 ? refused : questions;
}

function revisionsIn(changes: readonly Change[]): ReadonlyMap<string, number> {
  return new Map(
    changes.flatMap(({ collection, key, after }) => (collection === 'answers' && after ? [[key, after.revision] as const] : [])),
  );
}

function written({ standing, value, reason, language, texts }: AnswerContent): Omit<RecordedAnswer, 'question' | 'base' | 'sent'> {
  return { standing, value: value as RecordedAnswer['value'], reason, language, texts };
}
