import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHref, useLinkClickHandler } from 'react-router';
import { reservationPath } from '../../paths.ts';
import { formatPeriod, formatTime, type TimeStyle } from '../../ui/format.ts';
import { useHiddenStyles } from '../../ui/surface.ts';
import { claimIcons } from '../timeline/claim-look.tsx';
import type { CalendarEntry as Entry } from './calendar-days.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'flex-start',
    columnGap: '4px',
    boxSizing: 'border-box',
    padding: '1px 4px',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textDecorationLine: 'none',
  },
  link: { ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'underline' } },
  approved: { border: `1px solid ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
  pending: {
    border: `1px dashed ${tokens.colorPaletteMarigoldBorder2}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
  active: { border: `2px solid ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
  completed: { color: tokens.colorNeutralForeground2 },
  others: { color: tokens.colorNeutralForeground2 },
  icon: { flexShrink: 0, lineHeight: 0 },
  text: { minWidth: 0, overflow: 'hidden', overflowWrap: 'anywhere' },
  oneLine: { whiteSpace: 'nowrap', textOverflow: 'ellipsis' },
});

interface CalendarEntryProps {
  entry: Entry;
  style: TimeStyle;
  /** In the cell of a month; else it fills its place. */
  isOneLine?: boolean;
  tabIndex?: number;
  place?: CSSProperties;
}

/** A reservation on a day; it leads to the reservation for those who may see it. */
export function CalendarEntry({ entry, style, isOneLine, tabIndex, place }: CalendarEntryProps) {
  const { t } = useTranslation(['calendar', 'terms', 'timeline']);
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const { reservation, vehicle, start } = entry;
  const { details, startDate, endDate, status } = reservation;
  const look = details ? status : 'others';
  const name = `${vehicle.make} ${vehicle.model}`;
  const who = details ? (details.isMine ? details.purpose : details.driverName) : t('timeline:taken');
  const text = t('entry', {
    vehicle: `${name} ${vehicle.licensePlate}`,
    when: formatPeriod(startDate, endDate, style),
    who,
    status: t(`terms:reservationStatuses.${status}`),
  });
  const content = (
    <>
      <span className={styles.icon} aria-hidden>
        {claimIcons[look]}
      </span>
      <span className={mergeClasses(styles.text, isOneLine && styles.oneLine)} aria-hidden>
        {formatTime(start, style)} {name}
        {!isOneLine && <> · {who}</>}
      </span>
    </>
  );
  const className = mergeClasses(styles.root, styles[look]);
  if (!details) {
    return (
      <span className={className} style={place} role="img" aria-label={text} title={text}>
        {content}
      </span>
    );
  }
  return (
    <EntryLink
      path={reservationPath(details.id)}
      className={mergeClasses(className, styles.link)}
      text={text}
      place={place}
      tabIndex={tabIndex}
    >
      {content}
      <span className={hidden}>{text}</span>
    </EntryLink>
  );
}

interface EntryLinkProps {
  path: string;
  className: string;
  text: string;
  place: CSSProperties | undefined;
  tabIndex: number | undefined;
  children: ReactNode;
}

function EntryLink({ path, className, text, place, tabIndex, children }: EntryLinkProps) {
  const follow = useLinkClickHandler<HTMLAnchorElement>(path);
  return (
    <Link
      href={useHref(path)}
      className={className}
      style={place}
      title={text}
      {...(tabIndex !== undefined && { tabIndex })}
      onClick={follow}
    >
      {children}
    </Link>
  );
}
