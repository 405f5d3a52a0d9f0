import { Field, Input, type InputProps } from '@fluentui/react-components';
import { useState } from 'react';
import { type PlaceDraft, readPlace } from './shape-draft.ts';

interface PlaceFieldProps {
  label: string;
  hint?: string;
  problem?: string | undefined;
  value: PlaceDraft;
  /** Without numbers while what is typed is no place. */
  onChange: (place: PlaceDraft) => void;
  after?: InputProps['contentAfter'];
}

/** A place as maps write it, latitude first: it can be pasted as it is copied from one. */
export function PlaceField({ label, hint, problem, value, onChange, after }: PlaceFieldProps) {
  const told = textOf(value);
  const [typed, setTyped] = useState(told);
  const read = readPlace(typed);
  // Drawn on the map meanwhile, it says something else than what was typed.
  const text = told !== '' && textOf(read ?? nowhere) !== told ? told : typed;
  return (
    <Field label={label} {...(hint && { hint })} {...(problem && { validationMessage: problem })}>
      <Input
        value={text}
        inputMode="text"
        autoComplete="off"
        {...(after && { contentAfter: after })}
        onChange={(_, { value: next }) => {
          setTyped(next);
          onChange(readPlace(next) ?? nowhere);
        }}
      />
    </Field>
  );
}

const nowhere: PlaceDraft = { latitude: null, longitude: null };

function textOf({ latitude, longitude }: PlaceDraft): string {
  return latitude === null || longitude === null ? '' : `${latitude}, ${longitude}`;
}
