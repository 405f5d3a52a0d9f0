import { Button, Field, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { wallOf } from '../../../ui/wall-time.ts';
import { checkMember } from '../edit/check-member.ts';
import { useOpen } from '../edit/edit-dialog.tsx';
import { blackoutRules } from '../edit/member-rules.build-time.ts';
import { useTellSaved } from '../edit/use-tell-saved.tsx';
import { MomentField } from '../fields/moment-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { BlackoutPreview } from './blackout-preview.tsx';
import { isSpan, readSpan, type SpanDraft } from './span-draft.ts';
import { useBlackoutScopes } from './use-blackout-scopes.ts';

const scopes = ['pool', 'vehicle', 'everything'] as const;
type ScopeKind = (typeof scopes)[number];

/** Has nothing lent for a time: what that would fall on is shown before. */
export default function NewBlackoutDialog({ onClosed }: { onClosed: () => void }) {
  const { t } = useTranslation(['administration', 'terms']);
  const api = useApi();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const { open, close } = useOpen();
  const { pools, vehicles, nameOf, zoneOf } = useBlackoutScopes();
  const [kind, setKind] = useState<ScopeKind>('pool');
  const [chosenId, setChosenId] = useState('');
  const [span, setSpan] = useState<SpanDraft>(() => tomorrow(Date.now()));
  const [reason, setReason] = useState('');
  const [wasSent, setSent] = useState(false);
  const isChosen = kind === 'everything' || chosenId !== '';
  const scope = {
    ...(kind === 'pool' && chosenId && { poolId: chosenId }),
    ...(kind === 'vehicle' && chosenId && { vehicleId: chosenId }),
  };
  const names = { poolId: scope.poolId ?? null, vehicleId: scope.vehicleId ?? null };
  const timeZone = zoneOf(names);
  const read = readSpan(span, timeZone);
  const reasonProblem = checkMember(blackoutRules.reason, reason);
  const problems = isSpan(read) ? {} : read;

  const { mutate, isPending, error } = useMutation({
    mutationFn: (input: { startDate: string; endDate: string }) =>
      api.createBlackout({ ...scope, ...input, reason: reason.trim() }),
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.blackouts });
      tellSaved(nameOf(made), async () => {
        await api.deleteBlackout({ blackoutId: made.id, expectedVersion: made.version });
        await queryClient.invalidateQueries({ queryKey: queryKeys.blackouts });
      });
      close();
    },
  });
  const submit = () => {
    setSent(true);
    if (isChosen && isSpan(read) && !reasonProblem) mutate(read);
  };
  const chooseKind = (next: ScopeKind) => {
    setKind(next);
    setChosenId('');
  };
  const choices =
    kind === 'pool'
      ? pools.map(({ id, name }) => ({ id, name }))
      : vehicles.map((one) => ({ id: one.id, name: `${one.licensePlate} ${one.make} ${one.model}` }));
  return (
    <Dialog
      open={open}
      shape="drawer"
      title={t('blackout.new')}
      unsaved={(reason !== '' || chosenId !== '') && !isPending}
      busy={isPending}
      onClose={close}
      onClosed={onClosed}
      onSubmit={submit}
      actions={
        <Button type="submit" appearance="primary" disabledFocusable={isPending}>
          {t('blackout.confirm')}
        </Button>
      }
    >
      <Field label={t('blackout.what')}>
        <RadioGroup value={kind} onChange={(_, { value }) => chooseKind(value as ScopeKind)}>
          {scopes.map((one) => (
            <Radio key={one} value={one} label={t(`blackout.scopes.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      {kind !== 'everything' && (
        <Field
          label={kind === 'pool' ? t('terms:pool') : t('terms:vehicle')}
          required
          {...(wasSent && !isChosen && { validationMessage: t('problems.choose') })}
        >
          <Select value={chosenId} onChange={(_, { value }) => setChosenId(value)}>
            <option value="">{t('choose')}</option>
            {choices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <MomentField
        label={t('blackout.start')}
        value={span.start}
        problem={problems.start}
        onChange={(start) => setSpan({ ...span, start })}
      />
      <MomentField
        label={t('blackout.end')}
        hint={t('blackout.clock', { zone: timeZone.replaceAll('_', ' ') })}
        value={span.end}
        problem={problems.end}
        onChange={(end) => setSpan({ ...span, end })}
      />
      <TextField
        label={t('blackout.reason')}
        hint={t('blackout.reasonHint')}
        required
        isLong
        value={reason}
        problem={wasSent ? reasonProblem : undefined}
        onChange={setReason}
      />
      {isChosen && isSpan(read) && <BlackoutPreview span={{ ...scope, ...read }} timeZone={timeZone} />}
      {error && <ErrorNotice error={error} />}
    </Dialog>
  );
}

/** The whole of the next day, on the reader's clock. */
function tomorrow(now: number): SpanDraft {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { day } = wallOf(now + 86_400_000, timeZone);
  return { start: { day, time: '08:00' }, end: { day, time: '18:00' } };
}
