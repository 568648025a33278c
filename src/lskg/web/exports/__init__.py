"""Descriptions and exports of the whole dataset."""
