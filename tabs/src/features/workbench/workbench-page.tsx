import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useHiddenStyles } from '../../ui/surface.ts';
import { useAddress } from '../../use-address.ts';
import { Sheet, sheetPeriods } from './page/sheet-pages.tsx';
import { sheetNames } from './sheets/sheet.ts';

const useStyles = makeStyles({
  sheets: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    margin: `0 0 ${tokens.spacingVerticalM}`,
    padding: 0,
    border: 'none',
  },
  sheet: { minWidth: 'auto' },
});

/** Everything there is many of, to be changed as in a spreadsheet. */
export default function WorkbenchPage() {
  const { t } = useTranslation(['workbench', 'ui']);
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const { search, change } = useAddress();
  const name = sheetNames.find((one) => one === search.get('sheet')) ?? 'vehicles';
  const period = sheetPeriods.find((one) => one === search.get('period')) ?? 'recent';
  return (
    <>
      <PageHeading title={t('ui:pages.workbench')} />
      <fieldset className={styles.sheets}>
        <legend className={hidden}>{t('sheetChoice')}</legend>
        {sheetNames.map((one) => (
          <ToggleButton
            key={one}
            className={styles.sheet}
            appearance={one === name ? 'primary' : 'outline'}
            shape="circular"
            checked={one === name}
            onClick={() => change({ sheet: one, period: undefined })}
          >
            {t(`sheets.${one}`)}
          </ToggleButton>
        ))}
      </fieldset>
      <Sheet key={name} name={name} period={period} onPeriod={(next) => change({ period: next })} />
    </>
  );
}
