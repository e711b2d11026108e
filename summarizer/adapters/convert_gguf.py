"""Turn a GGUF file into a folder that loads in a fraction of a second."""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers.utils.logging import disable_progress_bar

from summarizer.errors import ModelError

_LARGE = 500_000_000
"""Parameters from which weights are kept in bfloat16: half the disk, and no cast when they are loaded."""


def convert_gguf(source: Path, folder: Path) -> None:
    """Write a GGUF model as safetensors, with its configuration and tokenizer.

    ``save_pretrained`` refuses a model that was loaded from GGUF, so the tensors are written as
    they are, and the configuration without its quantisation entry.

    Args:
        source: the GGUF file.
        folder: where to write; must exist.

    Raises:
        ModelError: if transformers cannot read the file.
    """
    disable_progress_bar()
    where = {"gguf_file": source.name, "local_files_only": True}
    try:
        with redirect_stderr(io.StringIO()):  # its progress bar cannot be switched off
            tokenizer = AutoTokenizer.from_pretrained(source.parent, **where)
            model = AutoModelForCausalLM.from_pretrained(source.parent, dtype=torch.float32, **where)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise ModelError(f"{source} cannot be read as a GGUF model: {error}") from error
    dtype = torch.bfloat16 if model.num_parameters() > _LARGE else torch.float32
    tensors = {name: tensor.to(dtype).contiguous() for name, tensor in model.state_dict().items()}
    if model.config.tie_word_embeddings:
        tensors.pop("lm_head.weight", None)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config
    model.config.dtype = dtype
    model.config.save_pretrained(folder)
    model.generation_config.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
