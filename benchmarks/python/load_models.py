"""Writes a BERT of base size with random weights in both forms: load_models.py FOLDER makes FOLDER/safetensors and FOLDER/bin."""
import os, sys
import torch, transformers

folder = sys.argv[1]
transformers.logging.set_verbosity_error()
transformers.logging.disable_progress_bar()
torch.manual_seed(42)
model = transformers.BertModel(transformers.BertConfig(vocab_size=31002))
model.save_pretrained(folder + "/safetensors")
os.makedirs(folder + "/bin")
model.config.save_pretrained(folder + "/bin")
torch.save(model.state_dict(), folder + "/bin/pytorch_model.bin")
