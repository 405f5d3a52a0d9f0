import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CalendarLtr20Regular, type FluentIcon, List20Regular, Timeline20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useHref, useLinkClickHandler, useLocation } from 'react-router';
import { paths } from '../../paths.ts';

const views = {
  list: { path: paths.reservations, Icon: List20Regular },
  calendar: { path: paths.reservationsCalendar, Icon: CalendarLtr20Regular },
  timeline: { path: paths.reservationsTimeline, Icon: Timeline20Regular },
} as const satisfies Record<string, { path: string; Icon: FluentIcon }>;
type ViewName = keyof typeof views;

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, marginBottom: tokens.spacingVerticalM },
});

/** The same reservations as a list, a calendar or a timeline; what they are filtered by goes along. */
export function ReservationViews({ current }: { current: ViewName }) {
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  return (
    <nav className={styles.root} aria-label={t('views.label')}>
      {(Object.keys(views) as ViewName[]).map((name) => (
        <ViewLink key={name} name={name} isCurrent={name === current} />
      ))}
    </nav>
  );
}

function ViewLink({ name, isCurrent }: { name: ViewName; isCurrent: boolean }) {
  const { t } = useTranslation('reservations');
  const { search } = useLocation();
  const { path, Icon } = views[name];
  const to = path + search;
  const follow = useLinkClickHandler<HTMLAnchorElement>(to);
  return (
    <Button
      as="a"
      href={useHref(to)}
      size="small"
      appearance={isCurrent ? 'outline' : 'subtle'}
      icon={<Icon />}
      {...(isCurrent && { 'aria-current': 'page' })}
      onClick={follow}
    >
      {t(`views.${name}`)}
    </Button>
  );
}
