import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { WeekdayRow } from './hours-of-week.ts';

/** How strongly the brand’s color shows, by how near an hour is to the busiest one: up to 38 % the text bears it in every theme. */
const strengths = [0, 8, 16, 26, 38, 100];
const hours = Array.from({ length: 24 }, (_, hour) => hour);

const useStyles = makeStyles({
  frame: { overflowX: 'auto' },
  table: { borderCollapse: 'separate', borderSpacing: '2px', width: '100%', minWidth: '760px', tableLayout: 'fixed' },
  day: {
    width: '92px',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  hour: {
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase100,
    color: tokens.colorNeutralForeground2,
    padding: 0,
    textAlign: 'center',
  },
  cell: {
    height: '30px',
    padding: 0,
    textAlign: 'center',
    fontSize: tokens.fontSizeBase100,
    fontVariantNumeric: 'tabular-nums',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    '@media (forced-colors: active)': { border: '1px solid GrayText' },
  },
  strong: { color: tokens.colorNeutralForegroundOnBrand },
  none: { color: tokens.colorNeutralForeground3 },
});

/** Every hour of the week with how many vehicles were reserved then: a table whose cells are the darker the more there were. */
export function HeatMap({ rows, locale }: { rows: readonly WeekdayRow[]; locale: string }) {
  const { t } = useTranslation('analytics');
  const styles = useStyles();
  const most = Math.max(...rows.flatMap(({ averages }) => averages));
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const hourName = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', hour: 'numeric' });
  const levelOf = (average: number) =>
    average === 0 || most === 0 ? 0 : Math.max(1, Math.ceil((average / most) * (strengths.length - 1)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles.frame} aria-label={t('tableOf', { report: t('heatMap') })} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.day}>
              {t('weekday')}
            </th>
            {hours.map((hour) => (
              <th key={hour} scope="col" className={styles.hour}>
                {hourName.format(hour * 3_600_000)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ weekday, averages }) => (
            <tr key={weekday}>
              <th scope="row" className={styles.day}>
                {t(`weekdays.${weekday}`)}
              </th>
              {hours.map((hour) => {
                const average = averages[hour] ?? 0;
                const level = levelOf(average);
                const strength = strengths[level] ?? 0;
                return (
                  <td
                    key={hour}
                    className={mergeClasses(styles.cell, level === 5 && styles.strong, level === 0 && styles.none)}
                    {...(level > 0 && {
                      style: {
                        backgroundColor: `color-mix(in srgb, ${tokens.colorBrandBackground} ${strength}%, ${tokens.colorNeutralBackground1})`,
                      },
                    })}
                  >
                    {number.format(average)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
