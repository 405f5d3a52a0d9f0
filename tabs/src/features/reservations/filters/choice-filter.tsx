import { Combobox, makeStyles, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface Choice {
  id: string;
  name: string;
}

const useStyles = makeStyles({
  root: {
    flexGrow: 1,
    flexBasis: '160px',
    maxWidth: '240px',
    minWidth: 0,
    '@media (max-width: 600px)': { maxWidth: 'none' },
  },
  input: { minWidth: 0, width: '100%' },
  /** As large as a finger needs (WCAG 2.2, 2.5.8); Fluent's is the icon alone. */
  arrow: { minWidth: '24px', minHeight: '24px', justifyContent: 'center', alignItems: 'center' },
  list: { maxHeight: 'min(360px, 60vh)' },
});

interface ChoiceFilterProps {
  label: string;
  /** What is said when none is chosen. */
  allLabel: string;
  /** Undefined for all. */
  chosen: Choice | undefined;
  /** Those that fit what is typed; undefined as long as they are not known. */
  options: readonly Choice[] | undefined;
  onSearch: (text: string) => void;
  onChange: (id: string | undefined) => void;
}

/** One of many, found by typing part of its name. */
export function ChoiceFilter({ label, allLabel, chosen, options, onSearch, onChange }: ChoiceFilterProps) {
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  /** Undefined as long as nobody types. */
  const [typed, setTyped] = useState<string>();
  const search = (text: string | undefined) => {
    setTyped(text);
    onSearch(text ?? '');
  };
  return (
    <Combobox
      className={styles.root}
      input={{ className: styles.input }}
      expandIcon={{ className: styles.arrow }}
      clearIcon={{ className: styles.arrow }}
      listbox={{ className: styles.list }}
      aria-label={label}
      placeholder={allLabel}
      freeform
      clearable
      value={typed ?? chosen?.name ?? ''}
      selectedOptions={chosen ? [chosen.id] : []}
      onChange={({ target }) => search(target.value)}
      onOpenChange={(_, { open }) => search(open ? typed : undefined)}
      onOptionSelect={(_, { optionValue }) => {
        search(undefined);
        onChange(optionValue);
      }}
    >
      {options?.map(({ id, name }) => (
        <Option key={id} value={id}>
          {name}
        </Option>
      ))}
      {options?.length === 0 && (
        <Option key="none" value="" disabled>
          {t('filters.nothingFound')}
        </Option>
      )}
    </Combobox>
  );
}
