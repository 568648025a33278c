"""What is known of an indicator, side by side: its values by source, and their charts."""
