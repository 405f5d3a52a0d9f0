import { Badge, makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';

export type StatusTone = 'good' | 'taken' | 'waiting' | 'bad' | 'quiet';

const colors = {
  good: 'success',
  taken: 'brand',
  waiting: 'warning',
  bad: 'danger',
  quiet: 'informative',
} as const satisfies Record<StatusTone, string>;

const useStyles = makeStyles({ badge: { whiteSpace: 'nowrap', flexShrink: 0, gap: '2px' } });

/** A status told by icon, words and colour together. */
export function StatusBadge({ tone, icon, children }: { tone: StatusTone; icon: ReactElement; children: string }) {
  const styles = useStyles();
  return (
    <Badge className={styles.badge} appearance="tint" shape="rounded" size="large" color={colors[tone]} icon={icon}>
      {children}
    </Badge>
  );
}
