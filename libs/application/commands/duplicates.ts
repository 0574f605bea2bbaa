import { evolveWith, streamOf } from '#kernel/aggregate.js';
import { canonicalJson } from '#kernel/canonical-json.js';
import type { Recorded } from '#kernel/event.js';
import { fieldsOf } from '#kernel/input.js';
import { isSealed } from '#kernel/sealed.js';
import type { CommandEntry } from './command-registry.js';
import type { Decider, DeciderSetting } from './decider.js';

/**
 * Whether the event that a commandId wrote is what this command with this body would have written: then the command is
 * a repetition, otherwise the id is being used again for something else. A secret token was not recorded, so that it
 * can't be compared: with another one it is still the same command, which writes nothing.
 */
export async function isRepetition(setting: DeciderSetting, decider: Decider, event: Recorded): Promise<boolean> {
  const { entry } = decider;
  if (event.type !== entry.command.emits) return false;
  const input = await decider.readBody();
  if (event.stream !== streamOf(entry.aggregate.name, decider.streamId(input))) return false;
  const unchanged = entry.command.unchanged
    ? entry.command.unchanged(input, await stateBefore(setting, entry, event))
    : [];
  const recorded = event.data as Readonly<Record<string, unknown>>;
  for (const { name, rule } of fieldsOf(entry.body)) {
    if (rule === 'secretToken') continue;
    const given = unchanged.includes(name) ? undefined : input[name];
    const same =
      rule === 'personalText' && isSealed(recorded[name])
        ? await sameText(setting, String(recorded[name]), given)
        : sameValue(given, recorded[name]);
    if (!same) return false;
  }
  return true;
}

function sameValue(given: unknown, recorded: unknown): boolean {
  return canonicalJson(given ?? null) === canonicalJson(recorded ?? null);
}

/** A text whose key was destroyed can't be compared any more; the rest of the body decides. */
async function sameText({ keys }: DeciderSetting, token: string, given: unknown): Promise<boolean> {
  const [text] = await keys.open([token]);
  return text === undefined || text === given;
}

async function stateBefore(
  { store, codec }: DeciderSetting,
  { aggregate }: CommandEntry,
  event: Recorded,
): Promise<unknown> {
  let state = aggregate.initial;
  for await (const batch of store.readStream(event.stream)) {
    for (const stored of batch) {
      const earlier = codec.decode(stored);
      if (earlier.revision >= event.revision) return state;
      state = evolveWith(aggregate, state, earlier);
    }
  }
  return state;
}
