import { describe, expect, test } from 'vitest';
import { isolate } from '../../renderer/localisation/isolate';

describe('a value inside a sentence of the interface', () => {
  test('that runs the other way keeps to itself: a name, a file, a reference with brackets', () => {
    expect(isolate('R. Reviewer', 'rtl')).toBe('\u2068R. Reviewer\u2069');
    expect(isolate('TIP 5(1)', 'rtl')).toBe('\u2068TIP 5(1)\u2069');
    expect(isolate('وزارة العدل', 'ltr')).toBe('\u2068وزارة العدل\u2069');
  });
  test('that runs the same way, or either way, stays as it is', () => {
    expect(isolate('وزارة العدل', 'rtl')).toBe('وزارة العدل');
    expect(isolate('22/11/2026, 11:28', 'rtl')).toBe('22/11/2026, 11:28');
    expect(isolate('Ministry of Justice', 'ltr')).toBe('Ministry of Justice');
    expect(isolate('司法部', 'ltr')).toBe('司法部');
  });
  test('is isolated once, however often it is passed on', () => {
    expect(isolate(isolate('A. B.', 'rtl'), 'rtl')).toBe('\u2068A. B.\u2069');
    expect(isolate('\u2068A. B.\u2069 و \u2068C. D.\u2069', 'rtl')).toBe('\u2068A. B.\u2069 و \u2068C. D.\u2069');
  });
  test.each(['\u202eBA', '\u2069\u202eBA', '\u2068\u2069\u2069BA', '\u2067BA\u2069', '\u2068BA', '\u202aBA'])(
    'cannot turn the rest of the sentence around: %j',
    (value) => {
      expect(isolate(value, 'ltr')).toBe('BA');
      expect(isolate(value, 'rtl')).toBe('\u2068BA\u2069');
    },
  );
});
