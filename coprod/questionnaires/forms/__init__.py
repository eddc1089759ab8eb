"""What people who write questions are asked."""
