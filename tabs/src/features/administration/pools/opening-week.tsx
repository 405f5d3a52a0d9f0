import type { OpeningHours } from '@fleet/contracts/pool.ts';
import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { Add16Regular, Dismiss16Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { mostOf, weekdays } from '../edit/member-rules.build-time.ts';
import { FieldGroup } from '../fields/field-group.tsx';
import { weekdayName } from './describe-pool.ts';

const useStyles = makeStyles({
  day: {
    display: 'grid',
    gridTemplateColumns: 'minmax(84px, 120px) minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'start',
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  name: { lineHeight: '32px' },
  opening: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  time: { width: '136px', '& input': { minWidth: 0 } },
  closed: { lineHeight: '32px', color: tokens.colorNeutralForeground3 },
});

type Opening = NonNullable<OpeningHours['monday']>[number];

interface OpeningWeekProps {
  hours: OpeningHours;
  problem: string | undefined;
  onChange: (hours: OpeningHours) => void;
}

/** A week in which each day has its stretches, on the pool's wall clock. */
export function OpeningWeek({ hours, problem, onChange }: OpeningWeekProps) {
  const { t, i18n } = useTranslation('administration');
  const styles = useStyles();
  return (
    <FieldGroup name={t('pool.openingHours')} problem={problem}>
      {weekdays.map((weekday) => {
        const openings = hours[weekday] ?? [];
        const name = weekdayName(weekday, i18n.language);
        const put = (next: Opening[]) => onChange({ ...hours, [weekday]: next });
        const change = (index: number, changes: Partial<Opening>) =>
          put(openings.map((one, at) => (at === index ? { ...one, ...changes } : one)));
        return (
          <div key={weekday} className={styles.day}>
            <span className={styles.name}>{name}</span>
            <div>
              {openings.length === 0 && <span className={styles.closed}>{t('pool.closed')}</span>}
              {openings.map((opening, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is nothing but its place in the day
                <div key={index} className={styles.opening}>
                  <Input
                    className={styles.time}
                    type="time"
                    aria-label={t('pool.opens', { day: name })}
                    value={opening.opens}
                    onChange={(_, { value }) => change(index, { opens: value })}
                  />
                  –
                  <Input
                    className={styles.time}
                    type="time"
                    aria-label={t('pool.closes', { day: name })}
                    // The end of a day has no other writing in a browser.
                    value={opening.closes === '24:00' ? '23:59' : opening.closes}
                    onChange={(_, { value }) => change(index, { closes: value === '23:59' ? '24:00' : value })}
                  />
                  <Button
                    appearance="subtle"
                    size="small"
                    icon={<Dismiss16Regular />}
                    aria-label={t('removeOf', { name: `${name} ${opening.opens}` })}
                    onClick={() => put(openings.filter((_, at) => at !== index))}
                  />
                </div>
              ))}
            </div>
            <Button
              appearance="subtle"
              icon={<Add16Regular />}
              aria-label={t('pool.addHours', { day: name })}
              disabledFocusable={openings.length >= mostOf.openings}
              onClick={() => put([...openings, { opens: '08:00', closes: '17:00' }])}
            />
          </div>
        );
      })}
    </FieldGroup>
  );
}
