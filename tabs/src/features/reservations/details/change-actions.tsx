import type { Reservation } from '@fleet/contracts/reservation.ts';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Edit20Regular, Key20Regular, KeyReset20Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHref, useLinkClickHandler } from 'react-router';
import { loadWords } from '../../../language/words.ts';
import { handoverPath } from '../../../paths.ts';
import { loadDialog } from '../../../ui/dialog/dialog.tsx';

const loadChangeDialog = async () => {
  const [file] = await Promise.all([import('./change-dialog.tsx'), loadDialog(), loadWords('reserve')]);
  return file;
};
const ChangeDialog = lazy(loadChangeDialog);

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What the reader may do with it besides deciding: take and return the vehicle, change it. */
export function ChangeActions({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const { allowedActions, id } = reservation;
  const kind = (['check-out', 'check-in'] as const).find((one) => allowedActions.includes(one));
  const handover = `${handoverPath(id)}?kind=${kind}`;
  const follow = useLinkClickHandler<HTMLAnchorElement>(handover);
  const href = useHref(handover);
  const mayUpdate = allowedActions.includes('update');
  if (!kind && !mayUpdate) return null;
  const preload = () => void loadChangeDialog();
  return (
    <div className={styles.root}>
      {kind && (
        <Button
          as="a"
          href={href}
          appearance="primary"
          icon={kind === 'check-out' ? <Key20Regular /> : <KeyReset20Regular />}
          onClick={follow}
        >
          {t(`details.take.${kind}`)}
        </Button>
      )}
      {mayUpdate && (
        <Button icon={<Edit20Regular />} onPointerEnter={preload} onFocus={preload} onClick={() => setOpen(true)}>
          {t('details.change')}
        </Button>
      )}
      {isOpen && (
        <Suspense>
          <ChangeDialog reservation={reservation} onClosed={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
