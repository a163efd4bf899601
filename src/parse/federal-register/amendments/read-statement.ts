/**
 * One statement of an amending instruction, item by item of its list: where it is ("In § 21.4", "Under comment
 * 33(a):"), then what is done, in whichever mood ("by revising X", "revise X", "X is revised"). Out: the steps in
 * the order said and the place it leaves for the items below it. A statement with words that fit no rule is not
 * readable; nothing is taken from it but its place.
 */
import { Cursor } from './cursor.ts';
import { type Action, AUXILIARIES, BE, PREPOSITIONS, VERBS } from './instruction-words.ts';
import type { Place, Target } from './places.ts';
import { type Adverbs, mergeAdverbs, readAdverbs } from './read-adverbs.ts';
import { readPhrase } from './read-phrase.ts';
import { readNewWords, readReplacement } from './read-replacement.ts';
import { readTargets } from './read-targets.ts';
import { skipAside, skipTail } from './skip-asides.ts';
import { type Step, toPhraseSteps, toSteps } from './steps.ts';
import type { Token } from './tokenize-instruction.ts';

export interface Statement {
  readonly steps: readonly Step[];
  /** Places that the items below inherit. */
  readonly where: readonly Place[];
  /** A verb whose objects are the items below: "is amended by revising:". */
  readonly pending: Action | null;
  readonly readable: boolean;
}

/** What a statement says that stands in `where`, under a verb that the item above left open. */
export function readStatement(
  tokens: readonly Token[],
  where: readonly Place[],
  pending: Action | null,
): Statement {
  return new StatementReader(tokens, where, pending).read();
}

class StatementReader {
  private readonly cursor: Cursor;
  private readonly inherited: Action | null;
  private readonly steps: Step[] = [];
  /** What "it" and the next operation are about. */
  private where: readonly Target[];
  private header: readonly Place[];
  private headed = false;
  private pending: Action | null = null;
  /** The verbs that objects without one of their own go on with: "add X after Y and Z at the end". */
  private spoken: readonly Action[] = [];

  constructor(tokens: readonly Token[], where: readonly Place[], pending: Action | null) {
    this.cursor = new Cursor(tokens);
    this.where = where.map((place) => ({ place }));
    this.header = where;
    this.inherited = pending;
  }

  read(): Statement {
    let readable = true;
    while (readable && this.skipJoints()) {
      readable =
        skipAside(this.cursor) ||
        this.readFront() ||
        this.readVerb() ||
        this.readSubject() ||
        this.readPronoun() ||
        this.readCorrection() ||
        this.readPassive()?.[0] === 'amend';
    }
    return { steps: readable ? this.steps : [], where: this.header, pending: this.pending, readable };
  }

  private get places(): readonly Place[] {
    return this.where.map(({ place }) => place);
  }

  /** Moves over commas, "and", "by"; false at the end. */
  private skipJoints(): boolean {
    while (this.cursor.takeOne([',', ';', '.', ':', 'and', 'by', 'also', 'then', '—']) !== null) {
      // moves on
    }
    return !this.cursor.done;
  }

  /** "In § 21.4", "under Section 1026.3—Exempt Transactions", "at the end of paragraph (a)" */
  private readFront(): boolean {
    const found = this.cursor.try(() => {
      if (this.cursor.takeOne(PREPOSITIONS) === null) return null;
      this.cursor.take('the', 'end', 'of');
      return this.readPlaces();
    });
    if (found === null) return false;
    this.setWhere(found);
    return true;
  }

  /** "Under comment 30(c), paragraph 1 is revised": the paragraph is no place but what is revised. */
  private readPlaces(): Target[] | null {
    const { cursor } = this;
    const start = cursor.at;
    const whole = readTargets(cursor, this.places);
    const end = cursor.at;
    const isSubject = whole !== null && this.skipSubjectAsides() && this.readPassive() !== null;
    cursor.at = isSubject ? start : end;
    return isSubject ? readTargets(cursor, this.places, { endsAtComma: true }) : whole;
  }

  private skipSubjectAsides(): true {
    while (this.cursor.take(',') || skipAside(this.cursor)) {
      // asides stand between subject and verb
    }
    return true;
  }

  private setWhere(targets: readonly Target[]): void {
    this.where = targets;
    if (this.steps.length > 0 && this.headed) return;
    this.header = this.places;
    this.headed = true;
  }

  private readVerb(): boolean {
    const { cursor } = this;
    const verb = VERBS.get(cursor.word());
    if (verb === undefined || verb.mood === 'participle') return false;
    cursor.at++;
    return verb.action === 'amend'
      ? this.readAmend()
      : this.readActions([verb.action, ...this.readMoreVerbs()]);
  }

  /** "remove and reserve": the verbs that share the object. */
  private readMoreVerbs(): Action[] {
    const more = this.cursor.try(() => {
      if (!this.cursor.take('and')) return null;
      const verb = VERBS.get(this.cursor.word());
      if (verb === undefined || verb.action === 'amend') return null;
      this.cursor.at++;
      return [verb.action];
    });
    return more ?? [];
  }

  private readAmend(): boolean {
    const targets = readTargets(this.cursor, this.places);
    if (targets === null) return this.isOpen();
    this.setWhere(targets);
    return this.readRevisedWhole(targets);
  }

  /** "is amended to read as follows" is a revision of the whole. */
  private readRevisedWhole(targets: readonly Target[]): boolean {
    if (this.cursor.word() === 'to' && this.cursor.word(1) === 'read' && skipTail(this.cursor))
      this.add(toSteps('revise', targets));
    return true;
  }

  private readActions(actions: readonly Action[]): boolean {
    const { cursor } = this;
    const before = readAdverbs(cursor, this.places);
    cursor.take(',');
    const all = cursor.take('all') || cursor.take('each');
    const phrase = readPhrase(cursor);
    if (phrase !== null) {
      const adverbs = mergeAdverbs(before, readAdverbs(cursor, this.places));
      return this.readPhraseChange(actions, phrase, all ? { ...adverbs, occurrence: 'each' } : adverbs);
    }
    const targets =
      this.readMoved() ??
      readTargets(cursor, before.where.length > 0 ? before.where.map(({ place }) => place) : this.places);
    if (targets === null) return this.leaveOpen(actions);
    this.spoken = actions;
    const adverbs = mergeAdverbs(before, readAdverbs(cursor, this.places));
    return this.readTargetChange(actions, [...targets, ...this.readContained()], adverbs);
  }

  /** "subpart C, consisting of §§ 21.20 through 21.25" */
  private readContained(): Target[] {
    const contained = this.cursor.try(() => {
      this.cursor.take(',');
      if (this.cursor.takeOne(['consisting', 'containing', 'comprising', 'comprised']) === null) return null;
      this.cursor.take('of');
      return readTargets(this.cursor, this.places);
    });
    return contained ?? [];
  }

  /** "and revising it": what was just moved. */
  private readMoved(): Target[] | null {
    const moved = this.steps.at(-1)?.destinations;
    if (moved === undefined || this.cursor.takeOne(['it', 'them']) === null) return null;
    return moved.map((place) => ({ place }));
  }

  private leaveOpen(actions: readonly Action[]): boolean {
    if (!this.isOpen() || actions.length !== 1) return false;
    this.pending = actions[0]!;
    return true;
  }

  private isOpen(): boolean {
    return (
      this.cursor.done ||
      this.cursor.word() === ':' ||
      this.cursor.word() === 'as' ||
      this.cursor.word() === 'by'
    );
  }

  private readTargetChange(
    actions: readonly Action[],
    targets: readonly Target[],
    adverbs: Adverbs,
  ): boolean {
    const steps: Step[] = [];
    let objects = targets;
    for (const action of actions) {
      if (action === 'redesignate') {
        const destinations = this.readDestinations(objects);
        if (destinations === null) return false;
        steps.push(
          ...toSteps('redesignate', objects, { destinations: destinations.map(({ place }) => place) }),
        );
        objects = destinations;
      } else if (action === 'replace' || action === 'correct') return false;
      else steps.push(...toSteps(action, objects, { adverbs }));
    }
    return this.add(joinReserved(actions, steps));
  }

  private readDestinations(targets: readonly Target[]): readonly Target[] | null {
    if (!this.cursor.take('as')) return null;
    const found = readTargets(this.cursor, this.places, { before: targets.at(-1)!.place });
    return found?.length === targets.length ? found : null;
  }

  private readPhraseChange(actions: readonly Action[], phrase: readonly string[], adverbs: Adverbs): boolean {
    const [action] = actions;
    if (actions.length !== 1 || action === undefined) return false;
    const where = adverbs.where.length > 0 ? adverbs.where : this.where;
    if (action === 'add') return this.add(toPhraseSteps(where, { added: phrase, adverbs }));
    if (action === 'revise' || action === 'replace' || action === 'correct') {
      const added = readNewWords(this.cursor);
      if (added === null) return false;
      const merged = mergeAdverbs(adverbs, readAdverbs(this.cursor, this.places));
      return this.add(
        toPhraseSteps(merged.where.length > 0 ? merged.where : where, {
          removed: phrase,
          added,
          adverbs: merged,
        }),
      );
    }
    if (action !== 'remove') return false;
    const replacement = readReplacement(this.cursor, this.places);
    const merged = replacement === null ? adverbs : mergeAdverbs(adverbs, replacement.adverbs);
    const places = merged.where.length > 0 ? merged.where : where;
    return this.add(
      toPhraseSteps(places, { removed: phrase, added: replacement?.phrase ?? [], adverbs: merged }),
    );
  }

  /** "paragraph 1 is revised", "the words “X” are removed", or a bare place under an open verb. */
  private readSubject(): boolean {
    const { cursor } = this;
    const phrase = readPhrase(cursor);
    if (phrase !== null) {
      const adverbs = readAdverbs(cursor, this.places);
      const actions = this.readPassive();
      return actions !== null && this.readPhraseChange(actions, phrase, adverbs);
    }
    const targets = readTargets(cursor, this.places);
    if (targets === null) return false;
    const adverbs = readAdverbs(cursor, this.places);
    this.skipSubjectAsides();
    const actions = this.readPassive();
    if (actions === null) return this.readBare(targets, adverbs);
    return this.readPassiveChange(actions, targets, adverbs);
  }

  private readBare(targets: readonly Target[], adverbs: Adverbs): boolean {
    if (this.readAuthorityKept(targets)) return true;
    if (this.cursor.word() !== ':' && (this.inherited !== null || this.spoken.length > 0)) {
      const actions = this.spoken.length > 0 ? this.spoken : [this.inherited!];
      return this.readTargetChange(
        actions,
        targets,
        mergeAdverbs(adverbs, readAdverbs(this.cursor, this.places)),
      );
    }
    if (this.cursor.word() !== ':') return false;
    this.setWhere(targets);
    return true;
  }

  private readAuthorityKept(targets: readonly Target[]): boolean {
    if (
      this.cursor.takeOne(['continues', 'continue']) === null ||
      !targets.every(({ reach }) => reach === 'authority')
    )
      return false;
    return skipTail(this.cursor) && this.add(toSteps('revise', targets, { unchanged: true }));
  }

  private readPassiveChange(
    actions: readonly Action[],
    targets: readonly Target[],
    adverbs: Adverbs,
  ): boolean {
    if (actions[0] === 'amend' || (actions[0] === 'correct' && actions.length === 1)) {
      this.setWhere(targets);
      return this.readRevisedWhole(targets);
    }
    const [first] = targets;
    if (this.steps.length === 0 && !this.headed && targets.length === 1 && first?.reach === undefined)
      this.header = [first!.place];
    return this.readTargetChange(
      actions,
      targets,
      mergeAdverbs(adverbs, readAdverbs(this.cursor, this.places)),
    );
  }

  /** The participles after "is": "is proposed to be removed and reserved". Null, unmoved, where there is none. */
  private readPassive(): Action[] | null {
    const { cursor } = this;
    return cursor.try(() => {
      if (cursor.takeOne(BE) === null && !(cursor.word() === 'would' || cursor.word() === 'further'))
        return null;
      while (cursor.takeOne(AUXILIARIES) !== null) {
        // moves on
      }
      const verb = VERBS.get(cursor.word());
      if (verb?.mood !== 'participle') return null;
      cursor.at++;
      return [verb.action, ...this.readMoreVerbs()];
    });
  }

  /** "… as paragraph (c) and revised", "and revising it": what was just moved. */
  private readPronoun(): boolean {
    const last = this.steps.at(-1);
    const verb = VERBS.get(this.cursor.word());
    if (
      last === undefined ||
      verb?.mood !== 'participle' ||
      verb.action === 'amend' ||
      verb.action === 'redesignate'
    )
      return false;
    this.cursor.at++;
    const places = last.destinations ?? last.targets.map(({ place }) => place);
    return this.readTargetChange(
      [verb.action],
      places.map((place) => ({ place })),
      readAdverbs(this.cursor, this.places),
    );
  }

  /** "amendatory instruction 7.D.ii. is corrected to read “…”": changes an instruction, not the text. */
  private readCorrection(): boolean {
    const { cursor } = this;
    if (cursor.takeOne(['amendatory', 'amending']) === null || !cursor.take('instruction')) return false;
    while (['dotted', 'number', 'designator'].includes(cursor.kind() ?? '')) cursor.at++;
    while (cursor.takeOne(['.', ',']) !== null || this.takeMarker()) {
      // the rest of the item's number
    }
    if (this.readPassive()?.[0] !== 'correct' || !cursor.take('to', 'read')) return false;
    const words = cursor.takeKind('quote')?.text;
    return words !== undefined && this.add([{ operation: 'correct', targets: [], newWords: words }]);
  }

  private takeMarker(): boolean {
    return /^[A-Za-z]{1,4}$/.test(this.cursor.word()) && this.cursor.word(1) === '.' && this.cursor.at++ >= 0;
  }

  private add(steps: readonly Step[] | null): boolean {
    if (steps === null) return false;
    this.steps.push(...steps);
    return true;
  }
}

/** "removing and reserving" is one change. */
function joinReserved(actions: readonly Action[], steps: Step[]): Step[] {
  const reserves = actions.includes('reserve') && actions.length > 1;
  return reserves ? steps.filter(({ operation }) => operation === 'reserve') : steps;
}
