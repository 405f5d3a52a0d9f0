import type { Geofence } from '@fleet/contracts/geofence.ts';
import { words } from '../../../language/words.ts';
import { checkMember, problemsIn } from '../edit/check-member.ts';
import { geofenceRules } from '../edit/member-rules.build-time.ts';
import type { Problems } from '../edit/use-edit.ts';
import { draftOfShape, emptyShape, isShape, readShape, type ShapeDraft } from './shape-draft.ts';

export interface AreaDraft extends Pick<Geofence, 'name' | 'poolId' | 'alertOn'> {
  shape: ShapeDraft;
}

export const emptyArea: AreaDraft = { name: '', poolId: null, alertOn: 'none', shape: emptyShape };

export function draftOfArea({ name, poolId, alertOn, shape }: Geofence): AreaDraft {
  return { name, poolId, alertOn, shape: draftOfShape(shape) };
}

export function areaProblems({ name, shape }: AreaDraft): Problems<AreaDraft> {
  const read = readShape(shape);
  return problemsIn({
    name: checkMember(geofenceRules.name, name),
    shape: isShape(read) ? undefined : words.t(`administration:area.problems.${read}`),
  });
}
