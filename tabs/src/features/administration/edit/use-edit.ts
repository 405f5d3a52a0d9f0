import { ProblemError } from '@fleet/contracts/problem-error.ts';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changedMembers, isSame, mergeDrafts } from './merge-drafts.ts';
import { useTellSaved } from './use-tell-saved.tsx';

interface Versioned {
  version: number;
}

export interface Editing<Entity extends Versioned, Draft extends object> {
  entity: Entity;
  draftOf: (entity: Entity) => Draft;
  /** Sends what changed; the API refuses another version than this one. */
  save: (changes: Partial<Draft>, expectedVersion: number) => Promise<Entity>;
  /** Reads it as it is now. */
  reload: () => Promise<Entity>;
  /** What is wrong with a draft, by member; nothing is sent before it is right. */
  problemsOf: (draft: Draft) => Problems<Draft>;
  /** What shows it, to be read again. */
  stale: readonly QueryKey[];
  /** Said when it is saved: what it is called. */
  name: string;
  onSaved: () => void;
}

export type Problems<Draft> = Partial<Record<keyof Draft, string>>;

export interface Conflict<Draft> {
  member: keyof Draft & string;
  mine: unknown;
  theirs: unknown;
}

/** Something that is edited: a draft, what is wrong with it, and how it is saved, undone and merged with what others did. */
export function useEdit<Entity extends Versioned, Draft extends object>(editing: Editing<Entity, Draft>) {
  const { entity, draftOf, save, reload, problemsOf, stale, name, onSaved } = editing;
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const [base, setBase] = useState(entity);
  const [draft, setDraft] = useState(() => draftOf(entity));
  const [conflicts, setConflicts] = useState<readonly Conflict<Draft>[]>([]);
  const [wasSent, setSent] = useState(false);
  const refresh = () => Promise.all(stale.map((queryKey) => queryClient.invalidateQueries({ queryKey })));

  /** @returns how to undo it; undefined when somebody else has changed the same */
  async function send(onto: Entity, wanted: Draft): Promise<(() => Promise<void>) | undefined> {
    const before = draftOf(onto);
    const changes = changedMembers(before, wanted);
    try {
      const saved = await save(changes, onto.version);
      const former = Object.fromEntries(
        Object.keys(changes).map((member) => [member, before[member as keyof Draft]]),
      ) as Partial<Draft>;
      return async () => {
        await save(former, saved.version);
        await refresh();
      };
    } catch (error) {
      if (!isOutdated(error)) throw error;
      const latest = await reload();
      const theirs = draftOf(latest);
      const merged = mergeDrafts(before, wanted, theirs);
      setBase(latest);
      setDraft(merged.draft);
      // What others changed elsewhere is in nobody's way.
      if (merged.conflicts.length === 0) return send(latest, merged.draft);
      setConflicts(merged.conflicts.map((member) => ({ member, mine: merged.draft[member], theirs: theirs[member] })));
      return undefined;
    }
  }

  const mutation = useMutation({
    mutationFn: () => send(base, draft),
    onSuccess: async (undo) => {
      await refresh();
      if (!undo) return;
      tellSaved(name, undo);
      onSaved();
    },
  });
  const problems = problemsOf(draft);
  const isChanged = !isSame(draftOf(base), draft);
  return {
    draft,
    /** What to show beside the fields: nothing before somebody has tried to save. */
    problems: (wasSent ? { ...refusedMembers<Draft>(mutation.error), ...problems } : {}) as Problems<Draft>,
    conflicts,
    isChanged,
    isSaving: mutation.isPending,
    error: mutation.error,
    change: (changes: Partial<Draft>) => setDraft((former) => ({ ...former, ...changes })),
    submit: () => {
      setSent(true);
      if (Object.keys(problems).length > 0 || mutation.isPending) return;
      if (!isChanged) return onSaved();
      setConflicts([]);
      mutation.mutate();
    },
  };
}

export type Edit<Draft extends object> = Pick<
  ReturnType<typeof useEdit<Versioned, Draft>>,
  'draft' | 'problems' | 'conflicts' | 'isChanged' | 'isSaving' | 'error' | 'change' | 'submit'
>;

function isOutdated(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'PRECONDITION_FAILED';
}

/** What the server found wrong, by the member it begins with. */
function refusedMembers<Draft>(error: unknown): Problems<Draft> {
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return Object.fromEntries(errors.map(({ path, message }) => [path.split('.')[0], message])) as Problems<Draft>;
}
