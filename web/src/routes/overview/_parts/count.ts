/** How many are in a state; none when the server does not name it. */
export function count<State extends string>(states: readonly { state: State; count: number }[], state: State): number {
  return states.find((one) => one.state === state)?.count ?? 0
}
