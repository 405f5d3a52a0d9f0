import type { Blackout } from '@fleet/contracts/blackout.ts';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { checkMember, problemsIn } from '../edit/check-member.ts';
import { EditDialog, useOpen } from '../edit/edit-dialog.tsx';
import { blackoutRules } from '../edit/member-rules.build-time.ts';
import { useEdit } from '../edit/use-edit.ts';
import { MomentField, type Wall } from '../fields/moment-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { BlackoutPreview } from './blackout-preview.tsx';
import { draftOfSpan, isSpan, readSpan, type SpanDraft } from './span-draft.ts';
import { useBlackoutScopes } from './use-blackout-scopes.ts';

type Draft = SpanDraft & { reason: string };

interface BlackoutDialogProps {
  blackout: Blackout;
  onClosed: () => void;
}

/** Moves a blackout, or says another reason. */
export default function BlackoutDialog({ blackout, onClosed }: BlackoutDialogProps) {
  const { t } = useTranslation('administration');
  const api = useApi();
  const { open, close } = useOpen();
  const { nameOf, zoneOf } = useBlackoutScopes();
  const timeZone = zoneOf(blackout);
  const draftOf = (one: Blackout): Draft => ({ ...draftOfSpan(one, timeZone), reason: one.reason });
  const edit = useEdit<Blackout, Draft>({
    entity: blackout,
    draftOf,
    save: ({ start, end, reason }, expectedVersion) => {
      const span = readSpan(
        { ...draftOfSpan(blackout, timeZone), ...(start && { start }), ...(end && { end }) },
        timeZone,
      );
      return api.updateBlackout({
        blackoutId: blackout.id,
        expectedVersion,
        ...(isSpan(span) && start && { startDate: span.startDate }),
        ...(isSpan(span) && end && { endDate: span.endDate }),
        ...(reason && { reason }),
      });
    },
    reload: () => api.getBlackout({ blackoutId: blackout.id }),
    problemsOf: ({ reason, ...span }) => {
      const read = readSpan(span, timeZone);
      const { start, end } = isSpan(read) ? { start: undefined, end: undefined } : read;
      return problemsIn({ start, end, reason: checkMember(blackoutRules.reason, reason) });
    },
    stale: [queryKeys.blackouts],
    name: nameOf(blackout),
    onSaved: close,
  });
  const { draft, problems, change } = edit;
  const span = readSpan(draft, timeZone);
  const labels = { start: t('blackout.start'), end: t('blackout.end'), reason: t('blackout.reason') };
  const scope = {
    ...(blackout.poolId && { poolId: blackout.poolId }),
    ...(blackout.vehicleId && { vehicleId: blackout.vehicleId }),
  };
  return (
    <EditDialog
      edit={edit}
      open={open}
      onClose={close}
      onClosed={onClosed}
      size="medium"
      title={t('blackout.change', { name: nameOf(blackout) })}
      describe={(member, value) => ({ label: labels[member], text: textOf(value as Wall | string) })}
    >
      <MomentField
        label={labels.start}
        value={draft.start}
        problem={problems.start}
        onChange={(start) => change({ start })}
      />
      <MomentField
        label={labels.end}
        hint={t('blackout.clock', { zone: timeZone.replaceAll('_', ' ') })}
        value={draft.end}
        problem={problems.end}
        onChange={(end) => change({ end })}
      />
      <TextField
        label={labels.reason}
        required
        isLong
        value={draft.reason}
        problem={problems.reason}
        onChange={(reason) => change({ reason })}
      />
      {isSpan(span) && <BlackoutPreview span={{ ...scope, ...span }} timeZone={timeZone} />}
    </EditDialog>
  );
}

function textOf(value: Wall | string): string {
  return typeof value === 'string' ? value : `${value.day} ${value.time}`;
}
