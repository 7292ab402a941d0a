import { Body, Button, Container, Head, Html, Link, Preview, Section, Text } from "@react-email/components";
import type { CSSProperties, ReactNode } from "react";
import type { Locale } from "@/lib/text/locale";

/** The light tokens of the look as mail programs read them: they know neither custom properties nor OKLCH. */
const ink = "#23438e";
const ground = "#f6f5f2";
const paper = "#fefefe";
const text = "#191e28";
const text2 = "#484d56";
const text3 = "#636870";
const sans = "'Instrument Sans', 'Segoe UI', system-ui, -apple-system, Helvetica, Arial, sans-serif";
const serif = "'Source Serif 4', Georgia, 'Times New Roman', serif";
const mono = "'Geist Mono', ui-monospace, Menlo, Consolas, monospace";

/** The same in the dark, for the programs that ask for it. Colours only: nothing moves. */
const dark = `@media (prefers-color-scheme: dark) {
.ground { background: #111316 !important } .sheet { background: #181a1e !important; border-color: #3b3e45 !important }
.t1 { color: #ebe9e5 !important } .t2 { color: #b2b4b9 !important } .t3 { color: #92959c !important }
.sealed { background: #191f2b !important; border-color: #394c73 !important } .rule { border-color: #292c31 !important }
.act { background: #9dbcfa !important; color: #0d1421 !important } .link { color: #9dbcfa !important } }`;

type LetterProps = {
  readonly locale: Locale;
  readonly preview: string;
  readonly title: string;
  readonly footer: readonly string[];
  readonly links: readonly { readonly href: string; readonly label: string }[];
  readonly children: ReactNode;
};

/** The sheet on which every mail is written. Nothing in it is fetched from anywhere: no picture, no face, no counter. */
export function Letter({ locale, preview, title, footer, links, children }: LetterProps): ReactNode {
  return (
    <Html lang={locale}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{dark}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="ground" style={{ margin: 0, padding: 0, background: ground, fontFamily: sans }}>
        {/* The body's colour also stands on a cell that no class reaches: this section covers it, by day and by night. */}
        <Section className="ground" style={{ padding: "24px 12px", background: ground }}>
          <Container style={{ maxWidth: 552, width: "100%" }}>
            <Text className="t1" style={{ margin: "0 4px 14px", font: `600 20px/24px ${serif}`, color: text }}>
              Aval
            </Text>
            <Section
              className="sheet"
              style={{ padding: "32px 40px", background: paper, border: "1px solid #c9cbd0", borderRadius: 2 }}
            >
              <Text
                className="t1"
                style={{ margin: "0 0 16px", font: `600 24px/30px ${sans}`, letterSpacing: "-.015em", color: text }}
              >
                {title}
              </Text>
              {children}
            </Section>
            {footer.map((line) => (
              <Text
                key={line}
                className="t3"
                style={{ margin: "14px 4px 0", font: `400 12px/18px ${sans}`, color: text3 }}
              >
                {line}
              </Text>
            ))}
            {links.map(({ href, label }) => (
              <Text
                key={href}
                className="t3"
                style={{ margin: "6px 4px 0", font: `400 12px/18px ${sans}`, color: text3 }}
              >
                <Link href={href} className="link" style={{ color: ink, textDecoration: "underline" }}>
                  {label}
                </Link>
              </Text>
            ))}
          </Container>
        </Section>
      </Body>
    </Html>
  );
}

const lineStyle: CSSProperties = { margin: "0 0 14px", font: `400 15px/24px ${sans}`, color: text2 };

/** A paragraph. */
export function Line({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Text className="t2" style={lineStyle}>
      {children}
    </Text>
  );
}

/** A remark in small type. */
export function Remark({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <Text className="t3" style={{ margin: "10px 0 0", font: `400 12px/18px ${sans}`, color: text3 }}>
      {children}
    </Text>
  );
}

/** The one act of a mail. It opens a page; it never does anything by itself. */
export function MainAct({ href, children }: { readonly href: string; readonly children: string }): ReactNode {
  return (
    <Section style={{ margin: "8px 0 14px" }}>
      <Button
        href={href}
        className="act"
        style={{
          display: "inline-block",
          padding: "12px 24px",
          borderRadius: 6,
          background: ink,
          color: "#fafcff",
          font: `600 15px/20px ${sans}`,
          textDecoration: "none",
        }}
      >
        {children}
      </Button>
    </Section>
  );
}

/** A few digits, in two groups, large enough to be copied from a phone. */
export function Code({ code }: { readonly code: string }): ReactNode {
  return (
    <Section
      className="sealed"
      style={{
        margin: "0 0 14px",
        padding: "12px 18px",
        background: "#f6f9fe",
        border: "1px solid #acbee2",
        borderRadius: 2,
      }}
    >
      <Text className="t1" style={{ margin: 0, font: `500 26px/34px ${mono}`, letterSpacing: ".08em", color: text }}>
        {`${code.slice(0, code.length / 2)}\u00a0${code.slice(code.length / 2)}`}
      </Text>
    </Section>
  );
}

/** Names and values with hairlines between. */
export function Facts({
  entries,
}: {
  readonly entries: readonly { readonly name: string; readonly value: ReactNode }[];
}): ReactNode {
  return (
    <table
      className="facts"
      role="presentation"
      cellPadding={0}
      cellSpacing={0}
      style={{ width: "100%", borderCollapse: "collapse", margin: "6px 0 16px" }}
    >
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.name}>
            <td
              className="t3 rule"
              style={{
                width: 104,
                padding: "9px 12px 9px 0",
                verticalAlign: "top",
                borderTop: "1px solid #e0e2e5",
                font: `400 14px/20px ${sans}`,
                color: text3,
              }}
            >
              {entry.name}
            </td>
            <td
              className="t1 rule"
              style={{
                padding: "9px 0",
                verticalAlign: "top",
                borderTop: "1px solid #e0e2e5",
                font: `400 14px/20px ${sans}`,
                color: text,
              }}
            >
              {entry.value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A digest in groups of four, eight groups a line, to be compared by eye. */
export function DigestLines({ digest }: { readonly digest: string }): ReactNode {
  const groups = digest.match(/.{1,4}/g) ?? [];
  const lines = [groups.slice(0, 8), groups.slice(8)].map((line) => line.join(" "));
  return (
    <span style={{ font: `400 12px/18px ${mono}` }}>
      {lines[0]}
      <br />
      {lines[1]}
    </span>
  );
}

/** Something to be copied exactly as it is, in one piece. */
export function Exact({ text: exact }: { readonly text: string }): ReactNode {
  return <span style={{ font: `400 12px/18px ${mono}`, wordBreak: "break-all" }}>{exact}</span>;
}

/** Somebody's words, as they wrote them: serif, between rules, line by line. */
export function Quoted({ text: quoted }: { readonly text: string }): ReactNode {
  return (
    <Section
      className="sealed"
      style={{ margin: "0 0 14px", padding: "14px 18px", background: "#f6f9fe", border: "1px solid #acbee2" }}
    >
      {[...quoted.matchAll(/^.*$/gm)].map((line) => (
        <Text key={line.index} className="t1" style={{ margin: 0, font: `400 16px/26px ${serif}`, color: text }}>
          {line[0] === "" ? "\u00a0" : line[0]}
        </Text>
      ))}
    </Section>
  );
}

/** The entries of one project, under its name. */
export function EntryGroup({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <Section style={{ margin: "0 0 18px" }}>
      <Text className="t1" style={{ margin: "0 0 4px", font: `600 14px/20px ${sans}`, color: text }}>
        {title}
      </Text>
      {children}
    </Section>
  );
}

/** One line of a list, which opens its page. */
export function Entry({ href, children }: { readonly href: string; readonly children: string }): ReactNode {
  return (
    <Text
      className="rule"
      style={{ margin: 0, padding: "8px 0", borderTop: "1px solid #e0e2e5", font: `400 14px/20px ${sans}` }}
    >
      <Link href={href} className="link" style={{ color: ink, textDecoration: "none" }}>
        {children}
      </Link>
    </Text>
  );
}
