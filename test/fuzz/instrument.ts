import ts from 'typescript';

/** Places in the map of edges; a power of two. Two edges may share one, and then look like one. */
export const EDGES = 1 << 16;

/**
 * Adds a call to every branch of a bundle, by which a run leaves its trace in `globalThis.imcEdges`: which branch followed which, and how
 * often. What comes from a file whose path begins with one of `without` is left as it is.
 */
export function instrument(bundle: string, without: readonly string[]): { readonly code: string; readonly branches: number } {
  const source = ts.createSourceFile('bundle.mjs', bundle, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const files = [...bundle.matchAll(/^\/\/ ((?:[\w.-]+\/)*[\w.-]+\.\w+)$/gm)].map(({ index, 1: file }) => ({ index, file: file! }));
  const isLeft = (position: number) => without.some(start => files.findLast(({ index }) => index <= position)?.file.startsWith(start));
  let branches = 0;
  const { factory } = ts;
  const call = () => factory.createCallExpression(factory.createIdentifier('imcEdge'), undefined, [factory.createNumericLiteral(Math.imul(++branches, 40503) & (EDGES - 1))]);
  const block = (statement: ts.Statement) => factory.createBlock([factory.createExpressionStatement(call()), ...ts.isBlock(statement) ? statement.statements : [statement]], true);
  const counted = (expression: ts.Expression) => factory.createParenthesizedExpression(factory.createComma(call(), expression));

  const transformed = ts.transform(source, [context => file => {
    const visit = <N extends ts.Node>(node: N): N => ts.visitEachChild(mark(node) as N, visit, context);
    const mark = (node: ts.Node): ts.Node => {
      if (ts.isIfStatement(node)) return factory.updateIfStatement(node, node.expression, block(node.thenStatement), block(node.elseStatement ?? factory.createBlock([])));
      if (ts.isForStatement(node)) return factory.updateForStatement(node, node.initializer, node.condition, node.incrementor, block(node.statement));
      if (ts.isForOfStatement(node)) return factory.updateForOfStatement(node, node.awaitModifier, node.initializer, node.expression, block(node.statement));
      if (ts.isWhileStatement(node)) return factory.updateWhileStatement(node, node.expression, block(node.statement));
      if (ts.isCaseClause(node)) return factory.updateCaseClause(node, node.expression, [factory.createExpressionStatement(call()), ...node.statements]);
      if (ts.isDefaultClause(node)) return factory.updateDefaultClause(node, [factory.createExpressionStatement(call()), ...node.statements]);
      if (ts.isConditionalExpression(node)) return factory.updateConditionalExpression(node, node.condition, node.questionToken, counted(node.whenTrue), node.colonToken, counted(node.whenFalse));
      if (ts.isBinaryExpression(node) && LOGICAL.has(node.operatorToken.kind)) return factory.updateBinaryExpression(node, node.left, node.operatorToken, counted(node.right));
      if (ts.isArrowFunction(node)) return factory.updateArrowFunction(node, node.modifiers, node.typeParameters, node.parameters, node.type, node.equalsGreaterThanToken, ts.isBlock(node.body) ? block(node.body) : counted(node.body));
      if (ts.isFunctionDeclaration(node) && node.body) return factory.updateFunctionDeclaration(node, node.modifiers, node.asteriskToken, node.name, node.typeParameters, node.parameters, node.type, block(node.body));
      if (ts.isMethodDeclaration(node) && node.body) return factory.updateMethodDeclaration(node, node.modifiers, node.asteriskToken, node.name, node.questionToken, node.typeParameters, node.parameters, node.type, block(node.body));
      return node;
    };
    return factory.updateSourceFile(file, file.statements.map(statement => (isLeft(statement.getStart()) ? statement : visit(statement))));
  }]);
  return { code: PRELUDE + ts.createPrinter().printFile(transformed.transformed[0]!), branches };
}

const LOGICAL: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken]);

const PRELUDE = `const imcEdges = globalThis.imcEdges ??= new Uint8Array(${EDGES});
let imcLast = 0;
function imcEdge(branch) {
  const edge = branch ^ imcLast;
  if (imcEdges[edge] < 255) imcEdges[edge] += 1;
  imcLast = branch >> 1;
}
`;
