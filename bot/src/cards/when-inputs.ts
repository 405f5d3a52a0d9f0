/** The inputs for a day and a time of day, beside each other as they belong together. */
import type { CardElement, DateInput, TimeInput } from './adaptive-card.ts';

export function pair(one: CardElement, other: CardElement): CardElement {
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'stretch', items: [one] },
      { type: 'Column', width: 'stretch', items: [other] },
    ],
  };
}

/** @param errorMessage for one that has to be filled in; without it, it may stay empty */
export function dayInput(id: string, label: string, errorMessage?: string, value?: string): DateInput {
  return { type: 'Input.Date', id, label, ...required(errorMessage), ...(value && { value }) };
}

export function timeInput(id: string, label: string, errorMessage: string, value?: string): TimeInput {
  return { type: 'Input.Time', id, label, ...required(errorMessage), ...(value && { value }) };
}

function required(errorMessage: string | undefined) {
  return errorMessage ? { isRequired: true, errorMessage } : {};
}
