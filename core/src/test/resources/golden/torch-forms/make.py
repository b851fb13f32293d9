"""Writes the files of this folder from ../checkpoints; see SOURCE.md."""
import collections, pathlib, torch
from safetensors.torch import load_file

here = pathlib.Path(__file__).parent
kinds = load_file(here / "../checkpoints/safetensors-all-dtypes/model.safetensors")
torch.save(kinds, here / "all-dtypes.bin")
torch.save(kinds, here / "all-dtypes-legacy.bin", _use_new_zipfile_serialization=False)
torch.save(kinds, here / "all-dtypes-protocol-5.bin", pickle_protocol=5)

cube = torch.arange(60.0).reshape(3, 4, 5)
views = collections.OrderedDict(
    cube=cube,
    permuted=cube.permute(2, 0, 1),
    window=cube[1:, 1:3, ::2],
    row_of_columns=cube[:, 2, :].t(),
    number=cube[2, 3, 4],
    nothing=cube[:, 4:, :],
    expanded=cube[0, 0, :2].reshape(2, 1).expand(2, 3),
    overlapping=torch.as_strided(cube, (4, 3), (1, 2), 7),
    diagonal=cube[0, :4, :4].diagonal(),
    as_halves=cube.half().permute(1, 2, 0),
    as_doubles=cube.double().transpose(0, 2),
    as_octets=cube.to(torch.uint8).transpose(0, 1),
)
torch.save(views, here / "views.bin")
torch.save(views, here / "views-legacy.bin", _use_new_zipfile_serialization=False)
from safetensors.torch import save_file

save_file({name: view.contiguous().clone() for name, view in views.items()}, here / "views.safetensors")

weights = {"w": torch.tensor([1.0, 2.0])}
nested = {
    "lightning": {"state_dict": weights, "epoch": 3, "best": torch.tensor(0.5), "config": {"lr": 1e-3, "names": ["a", ("b", None)]}},
    "trainer": {"model_state_dict": collections.OrderedDict(weights), "optimizer_state_dict": {"state": {0: {"exp_avg": torch.zeros(2)}}}},
    "flat-with-others": {**weights, "version": 7, "size": torch.Size([2]), "type": torch.float16, "where": torch.device("cpu"), "raw": b"\x00\xff", "frozen": True},
}
for name, saved in nested.items():
    torch.save(saved, here / f"{name}.bin")
torch.jit.save(torch.jit.script(torch.nn.Linear(2, 2)), here / "script.bin")
