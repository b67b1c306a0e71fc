// The mutants of a source file: small mistakes, each of which a test should notice. All of them are put into one text,
// each behind a question: `(mutant(7) ? (a <= b) : (a < b))`. So one build holds them all, and one is switched on.
import ts from "typescript";

/** What an operator is called, and what of an expression it makes. CONTRIBUTING.md has the table. */
const swapped = {
  "===": ["!=="],
  "!==": ["==="],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
};
const equality = new Set(["===", "!=="]);
const logical = new Set(["&&", "||", "??"]);

const otherMethod = {
  some: "every",
  every: "some",
  find: "findLast",
  findLast: "find",
  startsWith: "endsWith",
  endsWith: "startsWith",
  min: "max",
  max: "min",
  toLowerCase: "toString",
  toUpperCase: "toString",
};

/** Keys of messages: one that is not there throws at once. */
const messageKeys = new Set(["message", "title"]);

/**
 * The mutants of a file, numbered from `first`, and its text with all of them in it. A mutant is static where it is
 * evaluated once, when the module is loaded.
 */
export function mutate(path, text, first) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const mutants = [];

  const add = (node, operator, replacement) => {
    const { line, character } = source.getLineAndCharacterOfPosition(
      node.getStart(),
    );
    mutants.push({
      id: first + mutants.length,
      path,
      line: line + 1,
      column: character + 1,
      operator,
      start: node.getStart(),
      end: node.end,
      original: node.getText(),
      replacement,
      isStatic: !insideFunction(node),
    });
    return first + mutants.length - 1;
  };

  const print = (node) => {
    if (isLeftOut(node)) return node.getText();
    let printed = "";
    let at = node.getStart();
    for (const child of childrenOf(node)) {
      printed += text.slice(at, child.getStart()) + print(child);
      at = child.end;
    }
    printed += text.slice(at, node.end);
    const choices = alternatives(node).map(
      ([operator, replacement]) =>
        `mutant(${add(node, operator, replacement)}) ? (${replacement}) : `,
    );
    if (choices.length > 0) printed = `(${choices.join("")}(${printed}))`;
    const other = methodChoice(node);
    if (other !== undefined) {
      const id = add(node.name, "method", other);
      const name = JSON.stringify(node.name.text);
      const head = printed.slice(0, printed.length - node.name.text.length);
      const access = `[mutant(${id}) ? ${JSON.stringify(other)} : ${name}]`;
      printed = head.endsWith("?.")
        ? head + access
        : head.replace(/\.\s*$/, "") + access;
    }
    return printed;
  };

  const ofExamples = declarationsOfExamples(source);
  const body = source.statements.map(
    (statement) =>
      text.slice(statement.pos, statement.getStart()) +
      (ofExamples.has(statement) ? statement.getText() : print(statement)),
  );
  return { mutants, text: body.join("") + "\n" };
}

/** Declarations of a rule's file that no check refers to: what its examples are made of. */
function declarationsOfExamples(source) {
  const declarations = new Map();
  const queue = [];
  let isRule = false;
  for (const statement of source.statements) {
    const [rule] = ts.isExportAssignment(statement)
      ? (statement.expression.arguments ?? [])
      : [];
    if (rule !== undefined && isRuleObject(rule)) {
      isRule = true;
      queue.push(...rule.properties.filter(isCheck));
    } else if (statement.modifiers?.some(isExport)) queue.push(statement);
    for (const name of namesOf(statement)) declarations.set(name, statement);
  }
  if (!isRule) return new Set();
  const unused = new Set(declarations.values());
  for (let node = queue.pop(); node !== undefined; node = queue.pop())
    for (const name of identifiersIn(node)) {
      const declaration = declarations.get(name);
      if (unused.delete(declaration)) queue.push(declaration);
    }
  return unused;
}

function isExport({ kind }) {
  return kind === ts.SyntaxKind.ExportKeyword;
}

function namesOf(statement) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) =>
      identifiersIn(name),
    );
  return ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
    ? [statement.name.text]
    : [];
}

function identifiersIn(node) {
  const found = ts.isIdentifier(node) ? [node.text] : [];
  ts.forEachChild(node, (child) => {
    found.push(...identifiersIn(child));
  });
  return found;
}

function childrenOf(node) {
  const children = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children.sort((one, other) => one.pos - other.pos);
}

function isLeftOut(node) {
  if (
    ts.isTypeNode(node) ||
    ts.isTypeParameterDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node)
  )
    return true;
  const { parent } = node;
  if (parent === undefined) return false;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return true;
  return isRuleObject(parent) && !isCheck(node);
}

/** What is not a check of a rule is its text, and the examples that tests are made of. */
function isCheck(node) {
  return (
    ts.isMethodDeclaration(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    (ts.isPropertyAssignment(node) &&
      (ts.isFunctionLike(node.initializer) || node.name.getText() === "visit"))
  );
}

function isRuleObject(node) {
  return (
    ts.isObjectLiteralExpression(node) &&
    ts.isCallExpression(node.parent) &&
    node.parent.expression.getText() === "defineRule"
  );
}

function insideFunction(node) {
  for (let each = node.parent; each !== undefined; each = each.parent)
    if (ts.isFunctionLike(each)) return true;
  return false;
}

/** Pairs of an operator's name and what stands in the place of the expression. */
function alternatives(node) {
  if (isCondition(node)) {
    const found = ts.isBinaryExpression(node) ? ofBinary(node) : [];
    const operator = ts.isBinaryExpression(node)
      ? node.operatorToken.getText()
      : "";
    // without one of its sides, a condition is true or false more often already
    return [
      ...found.filter(([name]) => name !== "equality"),
      ...(operator === "&&" ? [] : [["condition", "true"]]),
      ...(operator === "||" ? [] : [["condition", "false"]]),
    ];
  }
  if (ts.isBinaryExpression(node)) return ofBinary(node);
  if (
    ts.isPrefixUnaryExpression(node) &&
    node.operator === ts.SyntaxKind.ExclamationToken
  )
    return [["negation", node.operand.getText()]];
  if (ts.isNumericLiteral(node)) return ofNumber(node);
  if (ts.isStringLiteralLike(node)) return ofString(node);
  if (ts.isTemplateExpression(node)) return ofTemplate(node);
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0)
    return isPattern(node) ? [] : [["array", "[]"]];
  if (
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword
  )
    return [["boolean", node.getText() === "true" ? "false" : "true"]];
  if (isFilter(node.parent) && node.parent.arguments[0] === node)
    return [["filter", "() => true"]];
  if (
    ts.isExpressionStatement(node.parent) &&
    (ts.isCallExpression(node) || isAssignment(node))
  )
    return [["statement", "undefined"]];
  return [];
}

function ofBinary(node) {
  const operator = node.operatorToken.getText();
  const left = node.left.getText();
  const right = node.right.getText();
  if (isAssignment(node))
    return ts.isExpressionStatement(node.parent)
      ? [["statement", "undefined"]]
      : [];
  const found = [];
  if (logical.has(operator)) found.push(["operand", left], ["operand", right]);
  if (operator === "+" && (mayBeText(node.left) || mayBeText(node.right)))
    return found;
  const name = equality.has(operator) ? "equality" : "operator";
  for (const other of swapped[operator] ?? [])
    found.push([name, `(${left}) ${other} (${right})`]);
  return found;
}

function isAssignment(node) {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastAssignment
  );
}

function mayBeText(node) {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateExpression(node) ||
    (ts.isBinaryExpression(node) &&
      (mayBeText(node.left) || mayBeText(node.right)))
  );
}

function ofNumber(node) {
  const value = Number(node.getText());
  return [["number", String(value + 1)]];
}

function ofString(node) {
  if (isMessageKey(node) || node.text === "" || isText(node)) return [];
  if (node.text === "safe") return [["string", '"suggested"']];
  if (node.text === "suggested") return [["string", '"safe"']];
  return [["string", '""']];
}

function ofTemplate(node) {
  return isMessageKey(node) || isText(node) ? [] : [["string", '""']];
}

/** Sentences are texts of messages, several lines a part of an example. */
function isText(node) {
  const written = node.getText();
  return written.includes("\n") || /[a-z]+ [a-z]+ [a-z]+ [a-z]+/.test(written);
}

function isMessageKey(node) {
  for (let each = node; each !== undefined; each = each.parent) {
    if (ts.isPropertyAssignment(each))
      return messageKeys.has(each.name.getText());
    if (!ts.isExpression(each)) return false;
  }
  return false;
}

function isPattern(node) {
  const { parent } = node;
  return (
    ts.isForOfStatement(parent) ||
    (isAssignment(parent) && parent.left === node)
  );
}

function isCondition(node) {
  const { parent } = node;
  return (
    (ts.isIfStatement(parent) && parent.expression === node) ||
    (ts.isConditionalExpression(parent) && parent.condition === node)
  );
}

function isFilter(node) {
  return (
    node !== undefined &&
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === "filter" &&
    node.arguments.length === 1
  );
}

function methodChoice(node) {
  return ts.isPropertyAccessExpression(node) &&
    ts.isCallExpression(node.parent) &&
    node.parent.expression === node &&
    Object.hasOwn(otherMethod, node.name.text)
    ? otherMethod[node.name.text]
    : undefined;
}
