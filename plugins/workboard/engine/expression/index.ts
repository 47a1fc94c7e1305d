export { compileExpression, ExpressionError, type CompiledExpression, type CompileOptions } from './compile-expression';
export { isFilled } from './cel-value';
export { judge, type Judgement } from './judge';
