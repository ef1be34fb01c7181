/** The same function, which keeps what it made of an argument; of so many at most, and then it begins anew. */
export function remembered<K, V>(make: (argument: K) => V, most = 10_000): (argument: K) => V {
  const made = new Map<K, { value: V }>();
  return (argument) => {
    const before = made.get(argument);
    if (before) return before.value;
    const value = make(argument);
    if (made.size >= most) made.clear();
    made.set(argument, { value });
    return value;
  };
}
