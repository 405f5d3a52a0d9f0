import { Checkbox, Field, Input, makeStyles, Radio, RadioGroup, Select, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { asUtc } from '../../ui/calendar-day.ts';
import {
  type Frequency,
  frequencies,
  occurrenceDays,
  type Repetition,
  repetitionError,
  weekdayOf,
  weekdays,
} from './series-rule.ts';

/** As many as are read at a glance; the others are one press away. */
const shownAtFirst = 5;
/** A Monday, to name the days of a week by. */
const someMonday = Date.UTC(2026, 10, 23);
const dayMilliseconds = 86_400_000;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  days: { display: 'flex', flexWrap: 'wrap', margin: 0, padding: 0, border: 'none', minWidth: 0 },
  preview: { margin: 0, color: tokens.colorNeutralForeground2 },
  all: {
    columns: '160px',
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingLeft: tokens.spacingHorizontalXL,
    color: tokens.colorNeutralForeground2,
  },
});

interface RepetitionInputsProps {
  startDay: string;
  repetition: Repetition;
  locale: string;
  onChange: (repetition: Repetition) => void;
}

/** How often it takes place, with the days that this makes. */
export function RepetitionInputs({ startDay, repetition, locale, onChange }: RepetitionInputsProps) {
  const { t } = useTranslation('reserve');
  const styles = useStyles();
  const { frequency, interval, untilDay, mode } = repetition;
  const repeats = frequency !== 'never';
  const error = repetitionError(startDay, repetition);
  const days = startDay ? occurrenceDays(startDay, repetition) : [];
  const dayName = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const weekdayName = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' });
  const named = days.map((day) => dayName.format(asUtc(day)));
  const toggle = (weekday: (typeof weekdays)[number], isChosen: boolean) => {
    const others = repetition.weekdays.filter((one) => one !== weekday);
    onChange({ ...repetition, weekdays: isChosen ? [...others, weekday] : others });
  };
  return (
    <div className={styles.root}>
      <div className={styles.row}>
        <Field label={t('repeats')}>
          <Select
            value={frequency}
            onChange={(_, { value }) => onChange({ ...repetition, frequency: value as Frequency })}
          >
            {frequencies.map((one) => (
              <option key={one} value={one}>
                {t(`frequencies.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {repeats && (
          <>
            <Field label={t(`every.${frequency}`)}>
              <Input
                type="number"
                min={1}
                max={12}
                value={String(interval)}
                onChange={(_, { value }) =>
                  onChange({ ...repetition, interval: Math.min(Math.max(Number(value), 1), 12) })
                }
              />
            </Field>
            <Field label={t('until')} required {...(error && { validationMessage: t(error) })}>
              <Input
                type="date"
                value={untilDay}
                min={startDay}
                onChange={(_, { value }) => onChange({ ...repetition, untilDay: value })}
              />
            </Field>
          </>
        )}
      </div>
      {frequency === 'weekly' && startDay && (
        <fieldset className={styles.days}>
          <legend>{t('onWeekdays')}</legend>
          {weekdays.map((one, index) => {
            const isStart = one === weekdayOf(startDay);
            return (
              <Checkbox
                key={one}
                label={weekdayName.format(someMonday + index * dayMilliseconds)}
                checked={isStart || repetition.weekdays.includes(one)}
                disabled={isStart}
                onChange={(_, { checked }) => toggle(one, checked === true)}
              />
            );
          })}
        </fieldset>
      )}
      {days.length > 1 && (
        <>
          <div role="status">
            <p className={styles.preview}>
              {t('occurrences', { count: days.length })}:{' '}
              {[...named.slice(0, shownAtFirst), ...(days.length > shownAtFirst ? ['…'] : [])].join(', ')}
            </p>
          </div>
          {days.length > shownAtFirst && (
            <details>
              <summary>{t('allDays')}</summary>
              <ol className={styles.all}>
                {named.map((name, index) => (
                  <li key={days[index]}>{name}</li>
                ))}
              </ol>
            </details>
          )}
          <Field label={t('mode')}>
            <RadioGroup
              value={mode}
              onChange={(_, { value }) => onChange({ ...repetition, mode: value as Repetition['mode'] })}
            >
              <Radio value="all-or-nothing" label={t('modes.all-or-nothing')} />
              <Radio value="all-that-fit" label={t('modes.all-that-fit')} />
            </RadioGroup>
          </Field>
        </>
      )}
    </div>
  );
}
