"""Seconds until the weights of a model are in memory, and the most memory that was resident: load_peer.py WHAT FOLDER TIMES."""
import re, statistics, sys, time

what, folder, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
import torch

torch.set_num_threads(1)
if what == "safetensors":
    from safetensors.torch import load_file

    # load_file maps the file; the copy is what makes the numbers be there
    load = lambda: [tensor.clone() for tensor in load_file(folder + "/model.safetensors").values()]
elif what == "torch":
    load = lambda: list(torch.load(folder + "/pytorch_model.bin", weights_only=True).values())
else:
    import transformers

    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    load = lambda: [p.clone() for p in transformers.AutoModel.from_pretrained(folder).state_dict().values()]


def resident():
    return int(re.search(r"VmHWM:\s*(\d+)", open("/proc/self/status").read()).group(1))


before, seconds = resident(), []
for i in range(times):
    start = time.perf_counter()
    tensors = load()
    seconds.append(time.perf_counter() - start)
    if i == 0:
        print(f"{sum(t.numel() for t in tensors)} weights, {before} kB resident before, {resident()} kB at most after the first time")
    del tensors
print(f"first {seconds[0]:.2f} s, median {statistics.median(seconds):.2f} s")
