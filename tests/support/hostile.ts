import fc from "fast-check";

/** Texts that break what does not expect them. */
export const hostileTexts: readonly string[] = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udfff\ud800",
  "\u202e\u2066evil\u2069",
  "\u200b\u200d\ufeff",
  "e\u0301\u0301\u0301",
  "🏳️‍🌈".repeat(40),
  "x".repeat(20_000),
  "' OR 1=1 --",
  "'; DROP TABLE person; --",
  "%",
  "_",
  "\\",
  "%00",
  "../../../../etc/passwd",
  "{{7*7}}<%= 7*7 %>",
  "<script>alert(1)</script>",
  "=HYPERLINK(1)",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "undefined",
  "NaN",
  "Infinity",
  "-0",
  "0",
  "-1",
  "1e400",
  "9007199254740993",
  "99999999999999999999",
  "2147483648",
  "0x10",
  "2026-02-30",
  "2026-13-01",
  "0000-00-00",
  "+275760-09-13",
  "275760-09-13",
  "-000001-01-01",
  "2026-06-01T24:00:00Z",
  "2026-06-01T07:00:00.000Z",
  "9999-12-31",
  "EX-000",
  "EX-999999",
  "J0",
  "J9999",
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "0190b3c8-7a2e-7c1d-9b1e-0123456789ab",
  "requirement:EX-001",
  "true",
  "[]",
  "{}",
];

/** Values that a JSON body can hold and a schema should not. */
const hostileValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  -1_00,
  2 ** 31,
  2 ** 53,
  Number.MAX_VALUE,
  [],
  [null],
  [[[[]]]],
  {},
  { a: 1 },
  { length: 5 },
  ["EX-001", "EX-001"],
  Array.from({ length: 600 }, () => "EX-001"),
  JSON.parse('{"__proto__":{"isAdministrator":true},"constructor":{"prototype":{}}}'),
];

/** One of them, or any JSON at all. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.constantFrom(...hostileValues),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: "binary", maxLength: 60 }),
);

/** The same value with one place of it replaced: `turns` chooses the way down. */
export function bent(value: unknown, turns: readonly number[], by: unknown): unknown {
  const [turn = 0, ...rest] = turns;
  if (typeof value !== "object" || value === null) return by;
  const keys = Object.keys(value);
  if (keys.length === 0 || turn % (keys.length + 1) === keys.length) return by;
  const at = keys[turn % (keys.length + 1)] ?? "";
  if (Array.isArray(value)) return value.map((one, place) => (String(place) === at ? bent(one, rest, by) : one));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === at ? bent(one, rest, by) : one]));
}

/** JSON that no serialiser writes: doubled keys, numbers beyond numbers, depth, broken ends. */
export function rawBodies(example: unknown): readonly string[] {
  const plain = JSON.stringify(example);
  const inside = plain.slice(1, -1);
  return [
    `{"__proto__":{"a":1},${inside}}`,
    `{${inside},${inside}}`,
    plain.replace(/:\s*"[^"]*"/, ":1e400"),
    plain.replace(/:\s*"[^"]*"/, ":-1e400"),
    plain.replace(/:\s*"[^"]*"/, ":123456789012345678901234567890"),
    plain.replace(/:\s*"[^"]*"/, ':"\\ud800"'),
    plain.replace(/:\s*"[^"]*"/, `:${"[".repeat(39)}${"]".repeat(39)}`),
    plain.replace(/:\s*"[^"]*"/, `:${"[".repeat(5000)}${"]".repeat(5000)}`),
    `${plain}${plain}`,
    plain.slice(0, -1),
    `\ufeff${plain}`,
    "",
    "null",
    '"text"',
    "[]",
    "1",
    `"${"x".repeat(1024 * 1024)}"`,
    plain.replace(/:\s*"[^"]*"/, `:"${"é".repeat(512 * 1024)}"`),
  ];
}
