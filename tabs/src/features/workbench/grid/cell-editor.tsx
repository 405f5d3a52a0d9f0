import { makeStyles, tokens } from '@fluentui/react-components';
import type { CustomCellRendererProps } from 'ag-grid-react';
import { useEffect, useId, useRef } from 'react';
import type { GridContext } from './grid-context.ts';

/** Beyond so many, choices are found by typing. */
const mostListed = 30;

const useStyles = makeStyles({
  field: {
    boxSizing: 'border-box',
    width: '100%',
    height: '100%',
    padding: '0 8px',
    border: 'none',
    outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
    outlineOffset: '-2px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
  },
});

/** Stands in the one cell that is being written into. The text is read when it is left, by the same rules as a paste. */
export function CellEditor({ context, node, column }: CustomCellRendererProps<unknown, unknown, GridContext>) {
  const styles = useStyles();
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const listId = useId();
  const { editing } = context;
  const now = editing.now(node.id, column?.getColId());
  useEffect(() => {
    field.current?.focus();
    // What was typed to begin with is gone on with; what was there is replaced by whatever is typed.
    if (field.current?.tagName === 'INPUT' && now?.selectsAll) field.current.select();
  }, [now?.selectsAll]);
  if (!now) return null;
  const { label, choices, listed, text } = now;
  const common = {
    ref: field,
    className: styles.field,
    'aria-label': label,
    'data-cell-editor': '',
    defaultValue: text,
    onChange: (event: { target: { value: string } }) => editing.type(event.target.value),
    onBlur: () => editing.commit(),
  };
  if (listed && choices.length <= mostListed) {
    return (
      <select {...common}>
        {!choices.includes(text) && <option value={text}>{text}</option>}
        {now.mayBeEmpty && text !== '' && <option value="" aria-label={now.emptyLabel} />}
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  }
  return (
    <>
      <input {...common} type="text" autoComplete="off" spellCheck={false} {...(listed && { list: listId })} />
      {listed && (
        <datalist id={listId}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </>
  );
}
