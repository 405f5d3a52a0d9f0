import type { Pool } from '@fleet/contracts/pool.ts';
import { Button, Checkbox } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { useOpen } from '../edit/edit-dialog.tsx';
import { useTellSaved } from '../edit/use-tell-saved.tsx';
import { FieldGroup } from '../fields/field-group.tsx';
import { ruleMembers } from './describe-pool.ts';
import type { PoolDialogProps } from './pool-dialog-props.ts';
import { useAllPools } from './use-all-pools.ts';
import { pick } from './use-pool-edit.ts';

const membersOf = {
  hours: ['openingHours', 'holidays'],
  rules: ruleMembers,
  approval: ['approvalSteps'],
} as const satisfies Record<string, readonly (keyof Pool)[]>;
type Part = keyof typeof membersOf;
const parts: readonly Part[] = ['hours', 'rules', 'approval'];

/** What is decided for the whole company is decided once, and taken over by its other pools. */
export default function CopyRulesDialog({ pool, onClosed }: PoolDialogProps) {
  const { t } = useTranslation('administration');
  const api = useApi();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const { open, close } = useOpen();
  const { data } = useAllPools();
  const others = (data?.pools ?? []).filter(({ id, retiredAt }) => id !== pool.id && !retiredAt);
  const [chosenParts, setParts] = useState<readonly Part[]>(['rules']);
  const [chosenIds, setIds] = useState<readonly string[]>([]);
  const members = chosenParts.flatMap<keyof Pool>((part) => membersOf[part]);
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.pools });

  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const undos: (() => Promise<unknown>)[] = [];
      // One after the other, so that whatever was done before a refusal can be told and undone.
      for (const other of others.filter(({ id }) => chosenIds.includes(id))) {
        const changed = await api.updatePool({
          poolId: other.id,
          expectedVersion: other.version,
          ...pick(pool, members),
        });
        undos.push(() =>
          api.updatePool({ poolId: other.id, expectedVersion: changed.version, ...pick(other, members) }),
        );
      }
      return undos;
    },
    onSuccess: (undos) => {
      tellSaved(t('copy.done', { count: undos.length }), async () => {
        for (const undo of undos) await undo();
        await refresh();
      });
      close();
    },
    onSettled: refresh,
  });
  const toggled = <Value,>(values: readonly Value[], value: Value) =>
    values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return (
    <Dialog
      open={open}
      title={t('copy.title', { name: pool.name })}
      busy={isPending}
      onClose={close}
      onClosed={onClosed}
      onSubmit={mutate}
      actions={
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={isPending || chosenIds.length === 0 || chosenParts.length === 0}
        >
          {t('copy.confirm')}
        </Button>
      }
    >
      <FieldGroup name={t('copy.what')} label={t('copy.what')}>
        {parts.map((part) => (
          <div key={part}>
            <Checkbox
              label={t(`pool.parts.${part}`)}
              checked={chosenParts.includes(part)}
              onChange={() => setParts(toggled(chosenParts, part))}
            />
          </div>
        ))}
      </FieldGroup>
      <FieldGroup name={t('copy.where')} label={t('copy.where')}>
        {others.map(({ id, name }) => (
          <div key={id}>
            <Checkbox label={name} checked={chosenIds.includes(id)} onChange={() => setIds(toggled(chosenIds, id))} />
          </div>
        ))}
      </FieldGroup>
      {error && <ErrorNotice error={error} />}
    </Dialog>
  );
}
