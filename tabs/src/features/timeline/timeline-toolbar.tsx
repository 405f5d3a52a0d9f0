import { Button, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { Search20Regular, ZoomIn20Regular, ZoomOut20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../ui/calendar-day.ts';
import { PoolSelect } from '../pools/pool-select.tsx';
import { DayStepper } from '../reservations/day-stepper.tsx';
import { type TimelineView, type useTimelineView, zoomLevels } from './timeline-view.ts';
import { daysOfSpan, type TimelineSpan, timelineSpans } from './timeline-window.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalM,
  },
  search: {
    flexGrow: 1,
    flexBasis: '160px',
    maxWidth: '260px',
    minWidth: 0,
    '@media (max-width: 600px)': { maxWidth: 'none' },
  },
  zoom: { display: 'flex', marginLeft: 'auto' },
});

interface TimelineToolbarProps {
  view: TimelineView;
  /** The day that is shown. */
  day: string;
  today: string;
  onChange: ReturnType<typeof useTimelineView>['change'];
  onText: (text: string) => void;
}

export function TimelineToolbar({ view, day, today, onChange, onText }: TimelineToolbarProps) {
  const { t } = useTranslation('timeline');
  const styles = useStyles();
  const { span, zoom } = view;
  const level = zoomLevels.indexOf(zoom);
  const show = (next: string) => onChange({ date: next === today ? undefined : next });
  const zoomTo = (index: number) => onChange({ zoom: index === 0 ? undefined : String(zoomLevels[index] ?? 1) });
  return (
    <div className={styles.root}>
      <DayStepper
        day={day}
        today={today}
        onStep={(direction) => show(addDays(day, direction * daysOfSpan[span]))}
        onDay={show}
      />
      <Select
        aria-label={t('span')}
        value={span}
        onChange={(_, { value }) => onChange({ span: value === 'day' ? undefined : (value as TimelineSpan) })}
      >
        {timelineSpans.map((one) => (
          <option key={one} value={one}>
            {t(`spans.${one}`)}
          </option>
        ))}
      </Select>
      <PoolSelect poolId={view.poolId} onChange={(pool) => onChange({ pool })} />
      <Input
        className={styles.search}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        contentBefore={<Search20Regular aria-hidden />}
        value={view.text}
        maxLength={80}
        onChange={(_, { value }) => onText(value)}
      />
      <div className={styles.zoom}>
        <Button
          appearance="subtle"
          icon={<ZoomOut20Regular />}
          aria-label={t('zoomOut')}
          disabledFocusable={level <= 0}
          onClick={() => level > 0 && zoomTo(level - 1)}
        />
        <Button
          appearance="subtle"
          icon={<ZoomIn20Regular />}
          aria-label={t('zoomIn')}
          disabledFocusable={level >= zoomLevels.length - 1}
          onClick={() => level < zoomLevels.length - 1 && zoomTo(level + 1)}
        />
      </div>
    </div>
  );
}
