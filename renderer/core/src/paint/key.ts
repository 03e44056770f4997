const keys = new WeakMap<object, string>();

/** Names what an object of a display list says: equal keys, equal objects. Such objects never change, so it is written once. */
export function keyOf(value: object): string {
  const key = keys.get(value) ?? JSON.stringify(value);
  keys.set(value, key);
  return key;
}
