import { builtinModules } from 'node:module';
import ts from 'typescript';

/**
 * What typechecks and fails, or is unsafe, only when Electron runs it: looked for in the built main and preload. Each
 * check answers with sentences; none means that all is well.
 */
const BUILT_IN = new Set(['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
/**
 * Nothing that lies in the archive may be run as a program of its own: from there only Electron itself can read. A thread of
 * the main process is Electron itself (Electron pull request 33216).
 */
const RUNS_PROGRAMS = new Set(['child_process', 'cluster'].flatMap((name) => [name, `node:${name}`]));
const RUNS_MEMBERS = new Set(['utilityProcess', 'dlopen', 'openPath']);
const DIALOGS = new Set([
  'showOpenDialog',
  'showSaveDialog',
  'showMessageBox',
  'showOpenDialogSync',
  'showSaveDialogSync',
  'showMessageBoxSync',
]);

const parse = (name: string, source: string): ts.SourceFile =>
  ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  node.forEachChild((child) => visit(child, see));
}

/** Like `visit`, but stays outside of functions and classes: what is run while the file is loaded. */
function visitTopLevel(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  node.forEachChild((child) => {
    if (!ts.isFunctionLike(child) && !ts.isClassLike(child)) visitTopLevel(child, see);
  });
}

const isModuleSyntax = (node: ts.Node): boolean =>
  ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isExportAssignment(node) || ts.isMetaProperty(node);

const calledMember = (node: ts.Node): string | null => {
  if (!ts.isCallExpression(node)) return null;
  if (ts.isPropertyAccessExpression(node.expression)) return node.expression.name.text;
  return ts.isIdentifier(node.expression) ? node.expression.text : null;
};

/** A sandboxed preload is one CommonJS script that can require `electron` and nothing else (Electron's tutorial/sandbox, tutorial/esm). */
export function checkPreload(source: string): readonly string[] {
  const problems: string[] = [];
  visit(parse('preload.cjs', source), (node) => {
    if (isModuleSyntax(node)) problems.push('the preload is written as an ES module');
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      problems.push('the preload loads another file by import()');
    if (calledMember(node) === 'require' && ts.isCallExpression(node)) {
      const [wanted] = node.arguments;
      const name = wanted && ts.isStringLiteralLike(wanted) ? wanted.text : '?';
      if (name !== 'electron') problems.push(`the preload requires ${name}`);
    }
  });
  return problems;
}

/** A thread of the main process, an ES module in one file that starts nothing in turn. */
export function checkThread(source: string): readonly string[] {
  const problems: string[] = [];
  visit(parse('worker.js', source), (node) => {
    for (const name of importedBy(node)) {
      if (!BUILT_IN.has(name) || name === 'electron') problems.push(`the thread imports ${name}, which is not in its file`);
      if (RUNS_PROGRAMS.has(name)) problems.push(`the thread imports ${name}: nothing may be run from inside the archive`);
    }
  });
  return problems;
}

/** The main process, an ES module in one file. */
export function checkMain(source: string): readonly string[] {
  const file = parse('main.js', source);
  const problems: string[] = [];
  const dirnames = new Set<string>();
  let hasPolicy = false;
  visitTopLevel(file, (node) => {
    // `ready` waits for the entry to finish (Electron pull request 41369), so this would wait for ever.
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) problems.push('main awaits at its top level');
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) dirnames.add(node.name.text);
  });
  visit(file, (node) => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name) && node.name.text === 'content-security-policy') hasPolicy = true;
    if (ts.isIdentifier(node) && (node.text === '__dirname' || node.text === '__filename') && !dirnames.has(node.text)) {
      const parent = node.parent;
      const isName = ts.isPropertyAccessExpression(parent) && parent.name === node;
      if (!isName && !ts.isPropertyAssignment(parent)) problems.push(`main uses ${node.text}, which an ES module does not have`);
    }
    for (const name of importedBy(node)) {
      if (!BUILT_IN.has(name)) problems.push(`main imports ${name}, which is not in its file`);
      if (RUNS_PROGRAMS.has(name)) problems.push(`main imports ${name}: nothing may be run from inside the archive`);
    }
    if (ts.isIdentifier(node) && RUNS_MEMBERS.has(node.text))
      problems.push(`main uses ${node.text}: nothing may be run from inside the archive`);
    const member = calledMember(node);
    if (member !== null && DIALOGS.has(member) && ts.isCallExpression(node) && node.arguments.length < 2)
      problems.push(`${member} has no parent window`);
    if (member === 'onHeadersReceived')
      problems.push('main adds headers to answers: for a scheme of its own only the handler can (Electron issue 6021)');
    if (member === 'loadFile') problems.push('main loads a page of the disk');
  });
  // An answer to a scheme of its own gets its headers from the protocol handler alone.
  if (!hasPolicy) problems.push('main answers its pages without a content policy');
  return [...problems, ...checkOrder(file)];
}

function importedBy(node: ts.Node): readonly string[] {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) return [node.moduleSpecifier.text];
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [wanted] = node.arguments;
    return [wanted && ts.isStringLiteralLike(wanted) ? wanted.text : 'what it computes'];
  }
  return [];
}

/** Electron takes schemes, paths and the sandbox only until it is ready, and the lock lies in the folder that was set. */
const BEFORE_THE_LOCK = ['registerSchemesAsPrivileged', 'setPath', 'enableSandbox'] as const;

function checkOrder(file: ts.SourceFile): readonly string[] {
  const statements = file.statements.map((statement) => {
    const called = new Set<string>();
    visitTopLevel(statement, (node) => {
      const member = calledMember(node);
      if (member !== null) called.add(member);
    });
    return called;
  });
  const placeOf = (member: string): number => statements.findIndex((called) => called.has(member));
  const lock = placeOf('requestSingleInstanceLock');
  const problems = BEFORE_THE_LOCK.flatMap((member) => {
    const place = placeOf(member);
    if (place < 0) return [`${member} is not called at the top level of main`];
    return place < lock ? [] : [`${member} is called after the lock`];
  });
  return lock < 0 ? ['main asks for no single-instance lock'] : problems;
}
