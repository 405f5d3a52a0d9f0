/** Search, filter and order: a chunk of its own, as the vehicles are there to be seen without it. */
import { Button, Input, makeStyles, ProgressBar, Select, ToggleButton, tokens } from '@fluentui/react-components';
import { DismissCircle16Regular, Search20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { FilterMenu } from '../../ui/filter-menu.tsx';
import { useHiddenStyles } from '../../ui/surface.ts';

import { isFiltered } from './fleet-filter.ts';
import { type FleetSort, fleetSorts } from './sort-vehicles.ts';
import { useFilterChoices } from './use-filter-choices.ts';
import type { FleetView } from './use-fleet-view.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    marginBottom: tokens.spacingVerticalL,
  },
  row: { display: 'flex', flexWrap: 'wrap', gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  search: { flexGrow: 1, flexBasis: '220px', maxWidth: '420px', '@media (max-width: 600px)': { maxWidth: 'none' } },
  sort: { flexBasis: '150px', '@media (max-width: 600px)': { flexGrow: 1 } },
  chips: { columnGap: tokens.spacingHorizontalS },
  statuses: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  status: { minWidth: 'auto' },
});

interface FleetToolbarProps {
  view: FleetView;
  /** More vehicles are on their way. */
  isLoading: boolean;
}

export default function FleetToolbar({ view, isLoading }: FleetToolbarProps) {
  const { t } = useTranslation(['fleet', 'terms']);
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const { filter, toggleChoice, setSeats } = view;
  const choices = useFilterChoices(filter);
  return (
    <search className={styles.root}>
      <div className={styles.row}>
        <Input
          className={styles.search}
          type="search"
          aria-label={t('search')}
          placeholder={t('searchHint')}
          contentBefore={<Search20Regular aria-hidden />}
          value={view.text}
          onChange={(_, { value }) => view.setText(value)}
        />
        <Select
          className={styles.sort}
          aria-label={t('sort')}
          value={view.sort}
          onChange={(_, { value }) => view.setSort(value as FleetSort)}
        >
          {fleetSorts.map((sort) => (
            <option key={sort} value={sort}>
              {t(`sorts.${sort}`)}
            </option>
          ))}
        </Select>
      </div>
      <div className={`${styles.row} ${styles.chips}`}>
        <fieldset className={styles.statuses}>
          <legend className={hidden}>{t('statusFilter')}</legend>
          {choices.statuses.map((kind) => (
            <ToggleButton
              key={kind}
              className={styles.status}
              shape="circular"
              appearance={filter.status.includes(kind) ? 'primary' : 'outline'}
              checked={filter.status.includes(kind)}
              onClick={() => toggleChoice('status', kind)}
            >
              {t(kind)}
            </ToggleButton>
          ))}
        </fieldset>
        {choices.menus.map(({ name, label, options }) => (
          <FilterMenu
            key={name}
            label={label}
            options={options}
            chosen={filter[name]}
            onPick={(value) => toggleChoice(name, value)}
          />
        ))}
        <FilterMenu
          label={t('seatsFilter')}
          options={choices.seats}
          chosen={filter.seats === null ? [] : [String(filter.seats)]}
          single
          onPick={(seats) => setSeats(seats ? Number(seats) : null)}
        />
        {isFiltered(filter) && (
          <Button appearance="subtle" shape="circular" icon={<DismissCircle16Regular />} onClick={view.clear}>
            {t('clearFilters')}
          </Button>
        )}
      </div>
      {isLoading && <ProgressBar aria-label={t('loadingMore')} />}
    </search>
  );
}
