/** While the tour runs its card has the focus, and screens that come up under it do not take it. */
export const isTourRunning = (): boolean => document.documentElement.dataset['tour'] !== undefined;
