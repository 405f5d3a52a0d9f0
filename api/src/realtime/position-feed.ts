/**
 * Positions, many a second, told to whoever follows them: gathered for a moment, the newest of each vehicle, in one message
 * that is written once for everybody in a room. A connection that is still busy with what it was sent gets the newest when it
 * is not, so that a slow one costs no more memory than there are vehicles; a server that is busy telling tells less often.
 */
import type { LivePosition } from '@fleet/contracts/live-position.ts';
import { maximumBatchedPositions, writePositionBatch } from '@fleet/contracts/position-batch.ts';
import type { Broadcast, HeardPosition } from '@fleet/contracts/socket-events.ts';
import type { FleetServer, FleetSocket } from './fleet-socket.ts';
import { rooms } from './rooms.ts';

type PositionBroadcast = Extract<Broadcast, { positions: unknown }>;

const gatherMilliseconds = 250;
/** Between the messages of more vehicles than one holds: as long as connections need to take one. */
const pauseMilliseconds = 20;
/** After telling a server does other things for so many times as long, within bounds: others may have held it up. */
const restAfterTelling = 2;
const longestRestMilliseconds = 1_000;

export interface PositionFeed {
  add(broadcast: PositionBroadcast): void;
  /** What it has not been told yet it shall not hear any more. */
  forget(socket: FleetSocket): void;
  close(): void;
}

/** The newest positions that somebody has not been told, the same for all who missed the same. */
interface Missed {
  byVehicle: ReadonlyMap<string, LivePosition>;
  /** Once somebody needed it. */
  message?: { batch: string; rest: Missed | undefined };
}

/** A connection that was busy, until it has heard what it missed. */
interface Behind {
  missed: Missed | undefined;
  listensTo?: FleetSocket['conn']['transport'];
}

export function createPositionFeed(server: FleetServer): PositionFeed {
  /** By tenant and vehicle. */
  const gathered = new Map<string, Map<string, HeardPosition>>();
  const behind = new WeakMap<FleetSocket, Behind>();
  const { adapter, sockets } = server.sockets;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** By the clock of the process. */
  let restsUntil = 0;

  function tellAll(): void {
    timer = undefined;
    const beganAt = performance.now();
    for (const [tenantId, waiting] of gathered) {
      tell(tenantId, takeFirst(waiting));
      if (waiting.size === 0) gathered.delete(tenantId);
    }
    const endedAt = performance.now();
    restsUntil = endedAt + Math.min((endedAt - beganAt) * restAfterTelling, longestRestMilliseconds);
    if (gathered.size > 0) timer = setTimeout(tellAll, Math.max(pauseMilliseconds, restsUntil - endedAt));
  }

  function tell(tenantId: string, heard: readonly HeardPosition[]): void {
    const everywhere = rooms.allPositions(tenantId);
    const open = heard.filter(({ isPrivate }) => !isPrivate).map(({ position }) => position);
    send([everywhere], open);
    for (const { position, driverUserId, isPrivate } of heard) {
      const concerned = driverUserId ? [rooms.positionsOf(tenantId, driverUserId)] : [];
      if (isPrivate) send(concerned, [position]);
      else send([...concerned, rooms.vehiclePositions(tenantId, position.vehicleId)], [position], everywhere);
    }
  }

  /** @param except a room that has heard it already */
  function send(to: readonly string[], positions: LivePosition[], except?: string): void {
    const inhabited = to.filter((room) => adapter.rooms.has(room));
    if (inhabited.length === 0 || positions.length === 0) return;
    const busy: FleetSocket[] = [];
    const informed = except ? adapter.rooms.get(except) : undefined;
    for (const id of new Set(inhabited.flatMap((room) => [...(adapter.rooms.get(room) ?? [])]))) {
      const socket = sockets.get(id);
      if (!socket || informed?.has(id) || (socket.conn.transport.writable && !behind.has(socket))) continue;
      busy.push(socket);
    }
    postpone(busy, positions);
    const without = busy.map(({ id }) => id);
    // Everybody has a room of their own, named as their id.
    server
      .to(inhabited)
      .except(except ? [...without, except] : without)
      .volatile.emit('positions.changed', { batch: writePositionBatch(positions) });
  }

  function postpone(busy: readonly FleetSocket[], positions: readonly LivePosition[]): void {
    const byWhatWasMissed = new Map<Missed | undefined, Missed>();
    for (const socket of busy) {
      const late: Behind = behind.get(socket) ?? { missed: undefined };
      behind.set(socket, late);
      const missed = byWhatWasMissed.get(late.missed) ?? addTo(late.missed, positions);
      byWhatWasMissed.set(late.missed, missed);
      late.missed = missed;
      catchUp(socket, late);
    }
  }

  function catchUp(socket: FleetSocket, late: Behind): void {
    const { transport } = socket.conn;
    if (late.missed && transport.writable) {
      const { batch, rest } = messageOf(late.missed);
      late.missed = rest;
      socket.emit('positions.changed', { batch });
    }
    if (!late.missed) {
      behind.delete(socket);
    } else if (late.listensTo !== transport) {
      late.listensTo = transport;
      // Events that wait for the same were there first and go first.
      transport.once('ready', () => {
        delete late.listensTo;
        catchUp(socket, late);
      });
    }
  }

  return {
    add({ tenantId, positions }) {
      const waiting = gathered.get(tenantId) ?? new Map<string, HeardPosition>();
      gathered.set(tenantId, waiting);
      for (const heard of positions) {
        const known = waiting.get(heard.position.vehicleId);
        if (!known || known.position.deviceTime <= heard.position.deviceTime) {
          waiting.set(heard.position.vehicleId, heard);
        }
      }
      timer ??= setTimeout(tellAll, Math.max(gatherMilliseconds, restsUntil - performance.now()));
    },
    forget(socket) {
      const late = behind.get(socket);
      if (late) late.missed = undefined;
    },
    close: () => clearTimeout(timer),
  };
}

function addTo(missed: Missed | undefined, positions: readonly LivePosition[]): Missed {
  const byVehicle = new Map(missed?.byVehicle);
  for (const position of positions) {
    const known = byVehicle.get(position.vehicleId);
    if (!known || known.deviceTime <= position.deviceTime) byVehicle.set(position.vehicleId, position);
  }
  return { byVehicle };
}

function messageOf(missed: Missed) {
  missed.message ??= writeMessage(missed.byVehicle);
  return missed.message;
}

function writeMessage(byVehicle: ReadonlyMap<string, LivePosition>) {
  const rest = new Map(byVehicle);
  const batch = writePositionBatch(takeFirst(rest));
  return { batch, rest: rest.size > 0 ? { byVehicle: rest } : undefined };
}

/** Takes out of it what one message holds. */
function takeFirst<Value>(waiting: Map<string, Value>): Value[] {
  const first = [...waiting].slice(0, maximumBatchedPositions);
  for (const [key] of first) waiting.delete(key);
  return first.map(([, value]) => value);
}
