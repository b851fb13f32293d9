package org.injerto.training;

import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.Type;
import org.injerto.training.AdamW.Moving;

/** The operator {@code aten::_fused_adamw_}, which has no binding of its own. */
final class FusedAdamW {
  private static final OperatorHandle OPERATOR =
      Dispatcher.singleton().findSchemaOrThrow("aten::_fused_adamw_", "").retainReference();

  private FusedAdamW() {}

  /**
   * @param updates how many updates there were, this one included, as a float32 scalar
   * @param divisor what gradients are divided by first, as a float32 tensor of one element
   */
  static void update(
      List<Moving> members,
      AdamWConfig config,
      double weightDecay,
      double learningRate,
      Tensor updates,
      Tensor divisor) {
    if (members.isEmpty()) {
      return;
    }
    IValueVector stack = new IValueVector();
    stack.push_back(list(members, Moving::parameter));
    stack.push_back(list(members, moving -> moving.parameter().grad()));
    stack.push_back(list(members, Moving::firstMoment));
    stack.push_back(list(members, Moving::secondMoment));
    stack.push_back(list(List.of(), Moving::secondMoment)); // no maxima: not AMSGrad
    stack.push_back(list(members, moving -> updates));
    stack.push_back(new IValue(learningRate));
    stack.push_back(new IValue(config.beta1()));
    stack.push_back(new IValue(config.beta2()));
    stack.push_back(new IValue(weightDecay));
    stack.push_back(new IValue(config.epsilon()));
    stack.push_back(new IValue(false)); // AMSGrad
    stack.push_back(new IValue(false)); // maximise
    stack.push_back(new IValue(divisor));
    stack.push_back(new IValue()); // no flag for infinite gradients
    OPERATOR.callBoxed(stack);
  }

  private static IValue list(List<Moving> members, Function<Moving, Tensor> part) {
    GenericList list = new GenericList(new Type.TypePtr(TensorType.get()));
    members.forEach(moving -> list.push_back(new IValue(part.apply(moving))));
    return new IValue(list);
  }
}
